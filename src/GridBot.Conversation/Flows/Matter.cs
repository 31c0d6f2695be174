// One of the 24 matters of the published list.
namespace GridBot.Conversation.Flows;

/// <summary>A matter of the catalogue.</summary>
/// <param name="No">Stable number 1–24.</param>
/// <param name="Name">Official name.</param>
/// <param name="Plain">How a resident would call it.</param>
/// <param name="Hint">A few words shown beside the matter where people choose.</param>
/// <param name="MenuGroup">Heading it stands under in the menu.</param>
/// <param name="Bureaus">Responsible bureaus; the first one gets the notice.</param>
/// <param name="Taken">False for the five matters the service does not take.</param>
/// <param name="ForResidents">Whether residents may report it, too.</param>
public sealed record Matter(int No, string Name, string Plain, string Hint, string MenuGroup, IReadOnlyList<Bureau> Bureaus, bool Taken, bool ForResidents)
{
    /// <summary>Line in the catalogue, from 1.</summary>
    public int Line { get; init; }
}
