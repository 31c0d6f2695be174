// A card on one or more phones, and the codes that may change it.
namespace GridBot.Simulator.State;

/// <summary>A sent template card with the phone messages that show it, by user id.</summary>
public sealed record SentCard(string TaskId, IReadOnlyDictionary<string, string> Messages);

/// <summary>What a response code stands for.</summary>
public sealed record ResponseCodeGrant(SentCard Card, DateTimeOffset Expires);
