// Where the notices of a group go.
namespace GridBot.Channels;

/// <summary>Finds a group's address.</summary>
public interface IGroupDirectory
{
    /// <summary>A robot's address, a bare robot key or "appchat:chat id"; null when the group has none and there is no default.</summary>
    Secret? Find(string groupId);
}
