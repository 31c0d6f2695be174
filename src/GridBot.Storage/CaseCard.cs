// A card at an officer that can still be changed.
namespace GridBot.Storage;

/// <summary>A card that shows a case.</summary>
/// <param name="Person">Reference of the officer it was sent to.</param>
/// <param name="ResponseCode">The platform's code with which it can be changed once.</param>
public sealed record CaseCard(string Person, string ResponseCode);
