// Who a send goes to, sorted into known people and wrong ids.
using System.Globalization;

namespace GridBot.Simulator.Api;

/// <summary>The recipients of a message.</summary>
/// <param name="Users">Members who get it, each once.</param>
/// <param name="InvalidUsers">Ids as they come back: lower-case.</param>
/// <param name="InvalidParties">Unknown departments.</param>
/// <param name="InvalidTags">Unknown tags.</param>
/// <param name="Unlicensed">Members without a licence, who do not get it.</param>
public sealed record Recipients(
    IReadOnlyList<SimulatorUser> Users,
    IReadOnlyList<string> InvalidUsers,
    IReadOnlyList<string> InvalidParties,
    IReadOnlyList<string> InvalidTags,
    IReadOnlyList<string> Unlicensed)
{
    /// <summary>Most departments or tags of one call.</summary>
    public const int MaxParties = 100;

    /// <summary>Most users of one call.</summary>
    public const int MaxUsers = 1000;

    /// <summary>Resolves ids; "@all" stands for everyone the application sees.</summary>
    public static Recipients Resolve(IReadOnlyList<SimulatorUser> directory, IReadOnlyList<string> users, IReadOnlyList<string> parties, IReadOnlyList<string> tags)
    {
        var visible = directory.Where(user => user.Visible).ToList();
        if (users is ["@all"])
        {
            return Sort(visible, [], [], []);
        }

        var found = users.Select(id => (Id: id, User: visible.Find(user => string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase)))).ToList();
        var byParty = parties.Select(id => (Id: id, Users: visible.Where(user => Has(user.Departments, id)).ToList())).ToList();
        var byTag = tags.Select(id => (Id: id, Users: visible.Where(user => Has(user.Tags, id)).ToList())).ToList();
        var all = found.Where(pair => pair.User is not null).Select(pair => pair.User!)
            .Concat(byParty.SelectMany(pair => pair.Users)).Concat(byTag.SelectMany(pair => pair.Users));
        return Sort(
            all.DistinctBy(user => user.Id),
            [.. found.Where(pair => pair.User is null).Select(pair => pair.Id.ToLowerInvariant())],
            [.. byParty.Where(pair => pair.Users.Count == 0).Select(pair => pair.Id)],
            [.. byTag.Where(pair => pair.Users.Count == 0).Select(pair => pair.Id)]);
    }

    private static Recipients Sort(IEnumerable<SimulatorUser> users, IReadOnlyList<string> wrongUsers, IReadOnlyList<string> wrongParties, IReadOnlyList<string> wrongTags)
    {
        var list = users.ToList();
        return new Recipients(
            [.. list.Where(user => user.Licensed)], wrongUsers, wrongParties, wrongTags,
            [.. list.Where(user => !user.Licensed).Select(user => user.Id.ToLowerInvariant())]);
    }

    private static bool Has(IReadOnlyList<int> ids, string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ids.Contains(number);
}
