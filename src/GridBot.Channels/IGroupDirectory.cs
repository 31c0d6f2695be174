// Where the notices of a group go.
namespace GridBot.Channels;

/// <summary>Finds a group's address.</summary>
public interface IGroupDirectory
{
    /// <summary>A robot's address, a bare robot key or "appchat:chat id"; null when the group has none and there is no default.</summary>
    Secret? Find(string groupId);

    /// <summary>
    /// The one id that stands for the group's address: groups without an entry, and groups that share a robot, are one target, because the platform counts a robot's messages and not ours.
    /// The group's own id when it has no address yet.
    /// </summary>
    string Resolve(string groupId);
}
