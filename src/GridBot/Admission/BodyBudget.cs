// Bounds the memory that the bodies of callbacks hold together.
namespace GridBot.Admission;

/// <summary>Counts the bytes that have come. What is announced is not counted: announcing costs the sender nothing.</summary>
internal sealed class BodyBudget
{
    /// <summary>Bytes held at once: room for thousands of ordinary bodies, which are about 1 kB, and for 32 of the largest.</summary>
    public const long Most = 32 * 1024 * 1024;

    private long held;

    /// <summary>Bytes held now.</summary>
    public long Held => Interlocked.Read(ref held);

    /// <summary>Holds some more bytes; false, and nothing is held, when there is no room for them.</summary>
    public bool TryHold(int bytes)
    {
        if (Interlocked.Add(ref held, bytes) <= Most)
        {
            return true;
        }

        Interlocked.Add(ref held, -bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref held, -bytes);
}
