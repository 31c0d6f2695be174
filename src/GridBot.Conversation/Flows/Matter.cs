// One of the 24 matters of the published list.
using GridBot.Reports;

namespace GridBot.Conversation.Flows;

/// <summary>A matter of the catalogue, or what stands in its place for a report that nobody could place.</summary>
/// <param name="No">Stable number 1–24; 0 in place of a matter.</param>
/// <param name="Name">Official name.</param>
/// <param name="Plain">How a resident would call it.</param>
/// <param name="Hint">A few words shown beside the matter where people choose.</param>
/// <param name="MenuGroup">Heading it stands under in the menu.</param>
/// <param name="Bureaus">Responsible bureaus; the first one gets the notice.</param>
/// <param name="Taken">False for the five matters the service does not take.</param>
/// <param name="ForResidents">Whether residents may report it, too.</param>
public sealed record Matter(int No, string Name, string Plain, string Hint, string MenuGroup, IReadOnlyList<Bureau> Bureaus, bool Taken, bool ForResidents)
{
    /// <summary>Whether it is a matter of the published list.</summary>
    public bool IsListed => No != Report.Unplaced;

    /// <summary>Line in the catalogue, from 1.</summary>
    public int Line { get; init; }
}
