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
    private readonly OrderedDictionary<string, int> sent = new(StringComparer.Ordinal);

    /// <summary>Parts of a row that went out already; null when nothing is known of it.</summary>
    public int? Count(string outboxId)
    {
        lock (gate)
        {
            return sent.TryGetValue(outboxId, out var count) ? count : null;
        }
    }

    /// <summary>So many parts of a row went out.</summary>
    public void Record(string outboxId, int count)
    {
        lock (gate)
        {
            sent[outboxId] = count;
            if (sent.Count > MaxRows)
            {
                sent.RemoveAt(0);
            }
        }
    }

    /// <summary>The row is done.</summary>
    public void Forget(string outboxId)
    {
        lock (gate)
        {
            sent.Remove(outboxId);
        }
    }
}
