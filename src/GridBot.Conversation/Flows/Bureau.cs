// A bureau that answers for matters.
namespace GridBot.Conversation.Flows;

/// <summary>A bureau.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Group">Group id its notices go to.</param>
/// <param name="IsDistrict">Whether it stands for the districts: where a report's district is known and has a bureau of its own, that one takes its place.</param>
public sealed record Bureau(string Id, string Name, string Group, bool IsDistrict = false);
