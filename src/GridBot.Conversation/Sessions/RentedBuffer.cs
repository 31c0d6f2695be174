// A buffer to write bytes into, on an array that is borrowed and given back.
using System.Buffers;

namespace GridBot.Conversation.Sessions;

/// <summary>Bytes written one behind the other; the array is cleared and given back at the end, because what people said stood in it.</summary>
/// <param name="usual">Bytes it can hold at first; it grows when more are written.</param>
internal sealed class RentedBuffer(int usual) : IBufferWriter<byte>, IDisposable
{
    private byte[] array = ArrayPool<byte>.Shared.Rent(usual);
    private int length;

    public ReadOnlySpan<byte> Written => array.AsSpan(0, length);

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return array.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return array.AsSpan(length);
    }

    private void Ensure(int sizeHint)
    {
        var needed = length + Math.Max(1, sizeHint);
        if (needed <= array.Length)
        {
            return;
        }

        var longer = ArrayPool<byte>.Shared.Rent(Math.Max(needed, array.Length * 2));
        Written.CopyTo(longer);
        GiveBack();
        array = longer;
    }

    private void GiveBack()
    {
        array.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(array);
    }

    public void Dispose() => GiveBack();
}
