// Remembers how far a message in several parts has come.
namespace GridBot.Channels;

/// <summary>
/// Parts that went out of rows that are not done, so that a further attempt in this process goes on where the last one stopped. Bounded: the oldest row is forgotten first. After a restart, or on another
/// replica, all parts are sent again: to persons the platform then drops those it has seen; a group reads them twice, which is better than never.
/// </summary>
public sealed class SentParts
{
    /// <summary>Rows remembered at most; a row is here only between a failed attempt and its next.</summary>
    public const int MaxRows = 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> sent = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Parts of a row that went out already.</summary>
    public int Count(string outboxId)
    {
        lock (gate)
        {
            return sent.GetValueOrDefault(outboxId);
        }
    }

    /// <summary>Part <paramref name="count"/> of a row went out.</summary>
    public void Record(string outboxId, int count)
    {
        lock (gate)
        {
            if (sent.TryAdd(outboxId, count))
            {
                order.Enqueue(outboxId);
            }

            sent[outboxId] = count;
            while (order.Count > MaxRows)
            {
                sent.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>The row is done. Its place in the order is left to run out.</summary>
    public void Forget(string outboxId)
    {
        lock (gate)
        {
            sent.Remove(outboxId);
        }
    }
}
