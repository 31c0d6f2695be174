// Bounds the memory that the bodies of callbacks hold together.
namespace GridBot.Admission;

/// <summary>Counts the bytes that have come beyond <see cref="Free"/> of each body. What is announced is not counted: announcing costs the sender nothing.</summary>
internal sealed class BodyBudget
{
    /// <summary>Bytes of each body that are not counted: messages of the platform are smaller, so nobody's large bodies can keep them out.</summary>
    public const int Free = 16 * 1024;

    /// <summary>Bytes held at once: 32 of the largest bodies.</summary>
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
