// A bureau that answers for matters.
namespace GridBot.Conversation.Flows;

/// <summary>A bureau.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Group">Group id its notices go to.</param>
public sealed record Bureau(string Id, string Name, string Group);
