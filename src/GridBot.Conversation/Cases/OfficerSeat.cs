// The office somebody holds.
using GridBot.Conversation.Dialogs;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>An officer's seat.</summary>
/// <param name="Name">Name shown with what they do.</param>
/// <param name="Bureaus">Ids of the bureaus they act for, at least one.</param>
public sealed record OfficerSeat(string Name, IReadOnlyList<string> Bureaus)
{
    /// <summary>The officer as somebody who acts.</summary>
    public CaseActor Actor(string person) => new(person, Name, Bureaus);

    /// <summary>The seat of a platform's user; null for who is no officer.</summary>
    public static OfficerSeat? Of(DialogSet dialogs, string user)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        return dialogs.Seats.GetValueOrDefault(user);
    }

    /// <summary>All seats by user id, without regard to case, as the platform compares them.</summary>
    internal static IReadOnlyDictionary<string, OfficerSeat> Of(IReadOnlyDictionary<string, Flows.Bureau> bureaus)
        => bureaus.Values
            .SelectMany(bureau => bureau.Officers.Concat(bureau.Members), (bureau, officer) => (bureau.Id, officer))
            .GroupBy(entry => entry.officer.User, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(entry => entry.Key, entry => new OfficerSeat(entry.First().officer.Name, [.. entry.Select(one => one.Id).Distinct()]), StringComparer.OrdinalIgnoreCase);
}
