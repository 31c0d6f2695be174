// A bureau that answers for matters.
namespace GridBot.Conversation.Flows;

/// <summary>A bureau.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Group">Group id its notices go to.</param>
/// <param name="IsDistrict">Whether it stands for the districts: where a report's district is known and has a bureau of its own, that one takes its place.</param>
public sealed record Bureau(string Id, string Name, string Group, bool IsDistrict = false)
{
    /// <summary>Duty officers: they may act for the bureau, and get a card for every case that comes in.</summary>
    public IReadOnlyList<Officer> Officers { get; init; } = [];

    /// <summary>Others who may act for the bureau, without cards.</summary>
    public IReadOnlyList<Officer> Members { get; init; } = [];

    /// <summary>Group that is told when a deadline has passed; empty: the group of the city's office.</summary>
    public string SecondGroup { get; init; } = "";
}

/// <summary>Somebody who acts for a bureau.</summary>
/// <param name="User">User id on the platform; compared without regard to case, as the platform does.</param>
/// <param name="Name">Name shown with what they do.</param>
public sealed record Officer(string User, string Name);
