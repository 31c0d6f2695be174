// The groups' addresses as the configuration names them.
namespace GridBot.Channels;

/// <summary>Groups by id; <see cref="Default"/> catches those without an entry.</summary>
public sealed class GroupDirectory(IReadOnlyDictionary<string, Secret> groups) : IGroupDirectory
{
    /// <summary>Id of the entry for groups that have none.</summary>
    public const string Default = "Default";

    public Secret? Find(string groupId) => Entry(groupId) ?? Entry(Default);

    public string Resolve(string groupId) => Find(groupId) is { } address
        ? groups.Where(entry => entry.Value.Equals(address)).Select(entry => entry.Key).Order(StringComparer.Ordinal).First()
        : groupId;

    private Secret? Entry(string id) => groups.TryGetValue(id, out var address) && !address.IsEmpty ? address : null;
}
