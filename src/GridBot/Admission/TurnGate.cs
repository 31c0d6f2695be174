// Lets callbacks in while they can be answered in time.
using GridBot.Configuration;

namespace GridBot.Admission;

/// <summary>
/// Counts the callbacks in progress and knows since when each is. A further one is refused when too many are in, and when those that are in have waited for longer than
/// <see cref="LimitSettings.QueueWait"/>: by then the store is slower than what comes. A few may always be in, so that one slow turn shuts nobody out, and so that the first moment in which the store works
/// again is noticed. Safe for concurrent use.
/// </summary>
internal sealed class TurnGate(LimitSettings limits, TimeProvider time)
{
    /// <summary>Callbacks that are let in however slow the store is.</summary>
    public const int Probes = 16;

    private readonly Lock gate = new();

    /// <summary>Timestamps of entering, the longest in progress first.</summary>
    private readonly LinkedList<long> inside = new();

    /// <summary>Whether the last that ended did so for want of time.</summary>
    private bool isStalled;

    /// <summary>How many are in progress.</summary>
    public int InProgress
    {
        get
        {
            lock (gate)
            {
                return inside.Count;
            }
        }
    }

    /// <summary>How long the first of them has been.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (gate)
            {
                return inside.First is { } first ? time.GetElapsedTime(first.Value) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Whether a further callback would be refused now.</summary>
    public bool IsShut
    {
        get
        {
            lock (gate)
            {
                return Refusal(time.GetTimestamp()) is not null;
            }
        }
    }

    /// <summary>Enters, or says why not: <see cref="Shed.Full"/> or <see cref="Shed.Late"/>.</summary>
    public LinkedListNode<long>? TryEnter(out string? refusal)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            refusal = Refusal(now);
            return refusal is null ? inside.AddLast(now) : null;
        }
    }

    /// <summary>Leaves.</summary>
    /// <param name="entered">What entering gave.</param>
    /// <param name="stalled">True when the time was up, false when the turn was done; null when it says nothing of the store.</param>
    public void Leave(LinkedListNode<long> entered, bool? stalled)
    {
        lock (gate)
        {
            inside.Remove(entered);
            isStalled = stalled ?? isStalled;
        }
    }

    private string? Refusal(long now)
    {
        if (inside.Count >= limits.Callbacks)
        {
            return Shed.Full;
        }

        if (inside.Count < Probes)
        {
            return null;
        }

        return isStalled || time.GetElapsedTime(Probe(), now) > limits.QueueWait ? Shed.Late : null;
    }

    /// <summary>When the last of the probes entered: what is older may be stuck for reasons of its own.</summary>
    private long Probe()
    {
        var node = inside.First!;
        for (var passed = 1; passed < Probes; passed++)
        {
            node = node.Next!;
        }

        return node.Value;
    }
}
