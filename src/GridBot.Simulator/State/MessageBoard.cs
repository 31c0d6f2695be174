// What every phone and every group chat shows.
using System.Globalization;

namespace GridBot.Simulator.State;

/// <summary>Messages by phone and by group; each change becomes an event.</summary>
public sealed class MessageBoard(TimeProvider clock, EventLog log, int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<PhoneMessage>> _phones = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<GroupMessage>> _groups = new(StringComparer.Ordinal);
    private long _lastId;

    /// <summary>What arrived and what did not.</summary>
    public DeliveryTally Tally { get; } = new();

    /// <summary>Messages of a phone, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Phone(string userId)
    {
        lock (_gate)
        {
            return _phones.TryGetValue(userId, out var list) ? [.. list] : [];
        }
    }

    /// <summary>Messages of a group, oldest first.</summary>
    public IReadOnlyList<GroupMessage> Group(string groupId)
    {
        lock (_gate)
        {
            return _groups.TryGetValue(groupId, out var list) ? [.. list] : [];
        }
    }

    /// <summary>Shows a message on a phone. Id and time are given here.</summary>
    public PhoneMessage Show(PhoneMessage message)
    {
        PhoneMessage shown;
        lock (_gate)
        {
            shown = message with { Id = NextId(), At = clock.GetUtcNow() };
            Append(_phones, shown.UserId, shown);
        }

        if (!shown.Mine && shown.Kind != PhoneMessage.Notice)
        {
            Tally.CountPhone(shown.UserId);
        }

        log.Add("phone", shown.UserId, $"{(shown.Mine ? "sent" : "received")} {shown.Kind} {shown.Id}", phone: shown);
        return shown;
    }

    /// <summary>Replaces a shown message; nothing happens when it is no longer kept.</summary>
    public PhoneMessage? Change(string userId, string messageId, Func<PhoneMessage, PhoneMessage> change)
    {
        PhoneMessage changed;
        lock (_gate)
        {
            var list = _phones.GetValueOrDefault(userId);
            var index = list?.FindIndex(message => message.Id == messageId) ?? -1;
            if (list is null || index < 0)
            {
                return null;
            }

            list[index] = changed = change(list[index]);
        }

        log.Add("phone", userId, $"changed {changed.Kind} {changed.Id} {changed.State}".TrimEnd(), phone: changed);
        return changed;
    }

    /// <summary>Shows a message in a group. Id and time are given here.</summary>
    public GroupMessage Post(GroupMessage message)
    {
        GroupMessage shown;
        lock (_gate)
        {
            shown = message with { Id = NextId(), At = clock.GetUtcNow() };
            Append(_groups, shown.GroupId, shown);
        }

        Tally.CountGroup(shown.GroupId);
        log.Add("group", shown.GroupId, $"received {shown.Kind} {shown.Id}", group: shown);
        return shown;
    }

    /// <summary>Notes that a message was lost to a quota without an error.</summary>
    public void NoteDropped(string userId)
    {
        Tally.CountDropped(userId);
        log.Add("dropped", userId, "dropped beyond the member's quota, answered 0");
    }

    /// <summary>Notes that a robot posted more than it may. Its caller was told (45009).</summary>
    public void NoteThrottled(string groupId)
    {
        Tally.CountThrottled(groupId);
        log.Add("throttled", groupId, "the robot's quota is used up", 45009);
    }

    /// <summary>Notes what a person did that leaves no message.</summary>
    public void Note(string userId, string what) => log.Add("setting", userId, what);

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"m{++_lastId}");

    private void Append<T>(Dictionary<string, List<T>> board, string key, T message)
    {
        if (!board.TryGetValue(key, out var list))
        {
            board[key] = list = [];
        }

        list.Add(message);
        if (list.Count > capacity)
        {
            list.RemoveAt(0);
        }
    }
}
