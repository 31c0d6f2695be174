// Counts what arrived on each phone and in each group, and what a quota kept from arriving.
namespace GridBot.Simulator;

/// <summary>Counts since the start. Unlike the lists of messages and the event log they are never shortened, so a long test can trust them.</summary>
public sealed class DeliveryTally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _phones = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _dropped = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _throttled = new(StringComparer.Ordinal);

    /// <summary>Messages answered with 0 and dropped all the same, because a member had too many.</summary>
    public int Dropped
    {
        get
        {
            lock (_gate)
            {
                return _dropped.Values.Sum();
            }
        }
    }

    /// <summary>Posts of robots beyond their quota (45009); planned faults do not count.</summary>
    public int Throttled
    {
        get
        {
            lock (_gate)
            {
                return _throttled.Values.Sum();
            }
        }
    }

    /// <summary>Messages of the application that a member received, passive replies included.</summary>
    public int OnPhone(string userId) => Read(_phones, userId);

    /// <summary>Messages a group received.</summary>
    public int InGroup(string groupId) => Read(_groups, groupId);

    /// <summary>Messages to a member that were dropped, those of group chats included.</summary>
    public int DroppedFor(string userId) => Read(_dropped, userId);

    /// <summary>Posts of a group's robot that were refused with 45009.</summary>
    public int ThrottledIn(string groupId) => Read(_throttled, groupId);

    internal void CountPhone(string userId) => Count(_phones, userId);

    internal void CountGroup(string groupId) => Count(_groups, groupId);

    internal void CountDropped(string userId) => Count(_dropped, userId);

    internal void CountThrottled(string groupId) => Count(_throttled, groupId);

    private void Count(Dictionary<string, int> counts, string key)
    {
        lock (_gate)
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private int Read(Dictionary<string, int> counts, string key)
    {
        lock (_gate)
        {
            return counts.GetValueOrDefault(key);
        }
    }
}
