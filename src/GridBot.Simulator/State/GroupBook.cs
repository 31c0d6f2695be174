// The group chats, found by robot key or by chat id.
namespace GridBot.Simulator.State;

/// <summary>Groups of the options and chats made through the API.</summary>
public sealed class GroupBook
{
    private readonly Lock _gate = new();
    private readonly List<SimulatorGroup> _groups;
    private readonly Dictionary<string, GroupChat> _chats = new(StringComparer.Ordinal);

    /// <param name="groups">Groups with their robot keys.</param>
    /// <param name="users">Members; all of them are in each configured group.</param>
    public GroupBook(IReadOnlyList<SimulatorGroup> groups, IReadOnlyList<SimulatorUser> users)
    {
        _groups = [.. groups];
        foreach (var group in groups.Where(group => group.ChatId.Length > 0))
        {
            _chats[group.ChatId] = new GroupChat(group.ChatId, group.Id, group.Name, [.. users.Select(user => user.Id)]);
        }
    }

    /// <summary>All groups in order; chats made through the API come last.</summary>
    public IReadOnlyList<SimulatorGroup> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _groups];
            }
        }
    }

    /// <summary>The group whose robot has this key.</summary>
    public SimulatorGroup? ByRobot(string? key)
    {
        lock (_gate)
        {
            return string.IsNullOrEmpty(key) ? null : _groups.Find(group => string.Equals(group.RobotKey, key, StringComparison.Ordinal));
        }
    }

    /// <summary>The chat with this id.</summary>
    public GroupChat? ByChat(string chatId)
    {
        lock (_gate)
        {
            return _chats.GetValueOrDefault(chatId);
        }
    }

    /// <summary>Adds a chat made through the API; false when the id is taken.</summary>
    public bool TryAdd(GroupChat chat)
    {
        lock (_gate)
        {
            if (!_chats.TryAdd(chat.ChatId, chat))
            {
                return false;
            }

            _groups.Add(new SimulatorGroup(chat.GroupId, chat.Name) { ChatId = chat.ChatId });
            return true;
        }
    }

    /// <summary>Stops or starts a group's robot (93004 while stopped), or takes it out of the group (93000) when <paramref name="key"/> is empty.</summary>
    public void SetRobot(string groupId, string key, bool stopped)
    {
        lock (_gate)
        {
            var index = _groups.FindIndex(group => group.Id == groupId);
            _groups[index] = _groups[index] with { RobotKey = key, RobotStopped = stopped };
        }
    }
}
