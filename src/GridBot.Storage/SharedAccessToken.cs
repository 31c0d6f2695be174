// The access token as the replicas share it.
namespace GridBot.Storage;

/// <summary>A token, which the database cannot read.</summary>
/// <param name="Edition">Which fetch brought it: another token has another edition.</param>
/// <param name="Sealed">The token, sealed by whoever fetched it.</param>
/// <param name="ValidUntil">Until when it may be used; in the past when it was refused.</param>
public sealed record SharedAccessToken(string Edition, string Sealed, DateTimeOffset ValidUntil);
