// Where the access token comes from.
using GridBot.Notices;

namespace GridBot.Channels.Platform;

/// <summary>Access tokens, one per application.</summary>
public interface ITokenCache
{
    /// <summary>A token that should be valid, or why there is none. Never throws for a platform or network fault.</summary>
    Task<TokenResult> GetAsync(AppCredentials app, CancellationToken cancellationToken);

    /// <summary>The platform refused a token. Does nothing when another one is cached by now: a slow caller must not throw away what a quick one fetched.</summary>
    Task InvalidateAsync(AppCredentials app, Secret failed, CancellationToken cancellationToken);
}

/// <summary>An application as its platform knows it. A token belongs to id and secret, never to the id alone.</summary>
/// <param name="Channel">Name of the channel, such as "wecom".</param>
/// <param name="Id">Corp id or app id; empty when the channel is off.</param>
/// <param name="Secret">The application's secret.</param>
public sealed record AppCredentials(string Channel, string Id, Secret Secret);

/// <summary>A token, or the result that a send without one has.</summary>
/// <param name="Token">The token; empty on failure.</param>
/// <param name="Failure">Why there is none; null on success.</param>
public sealed record TokenResult(Secret Token, SendResult? Failure);
