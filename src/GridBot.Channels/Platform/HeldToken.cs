// A token, or the want of one, as a process holds it.
namespace GridBot.Channels.Platform;

/// <summary>What is held until a time.</summary>
/// <param name="Result">The token or why there is none.</param>
/// <param name="Until">Until when it is used, or until when nothing is tried; in the past for what is not held at all.</param>
/// <param name="Edition">Which fetch of which replica brought it; empty when the other replicas do not know of it.</param>
public sealed record HeldToken(TokenResult Result, DateTimeOffset Until, string Edition = "");
