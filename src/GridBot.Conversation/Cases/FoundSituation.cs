// What was found of a situation.
namespace GridBot.Conversation.Cases;

/// <summary>What a query found.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Reports">Reports of the kind in the area, newest first; of any option.</param>
/// <param name="ToldAt">When the group was last told of the situation; null when that was not since the query's time.</param>
/// <param name="WaitsUntil">When the notice is due that waits to be sent; null when none waits.</param>
public sealed record FoundSituation(SituationQuery Query, IReadOnlyList<SituationReport> Reports, DateTimeOffset? ToldAt, DateTimeOffset? WaitsUntil);
