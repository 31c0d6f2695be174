// Where the access token comes from.
using GridBot.Notices;

namespace GridBot.Channels.WeCom;

/// <summary>Access tokens, one per application.</summary>
public interface ITokenCache
{
    /// <summary>A token that should be valid, or why there is none. Never throws for a platform or network fault.</summary>
    Task<TokenResult> GetAsync(AppCredentials app, CancellationToken cancellationToken);

    /// <summary>The platform refused a token. Does nothing when another one is cached by now: a slow caller must not throw away what a quick one fetched.</summary>
    Task InvalidateAsync(AppCredentials app, Secret failed, CancellationToken cancellationToken);
}

/// <summary>An application as gettoken knows it. A token belongs to corp and secret, never to the corp alone.</summary>
public sealed record AppCredentials(string CorpId, Secret Secret);

/// <summary>A token, or the result that a send without one has.</summary>
/// <param name="Token">The token; empty on failure.</param>
/// <param name="Failure">Why there is none; null on success.</param>
public sealed record TokenResult(Secret Token, SendResult? Failure);
