// Calls that need an access token.
using GridBot.Notices;

namespace GridBot.Channels.Platform;

/// <summary>The calls of one application. Every call is tried once; only a refused token is renewed and the call repeated, once.</summary>
/// <param name="app">The application.</param>
/// <param name="tokens">Its tokens.</param>
/// <param name="codes">What the platform's codes mean.</param>
/// <param name="waits">How long what passes is waited out.</param>
internal sealed class TokenCalls(AppCredentials app, ITokenCache tokens, ErrorTable codes, ApiWaits waits)
{
    /// <summary>Runs a call with a token; once more with a new one when the first is refused. No answer when there is no token.</summary>
    public async Task<(SendResult Result, ApiAnswer? Answer)> RunAsync(Func<Secret, Task<ApiAnswer>> call, CancellationToken cancellationToken)
    {
        if (app.Id.Length == 0)
        {
            return (new SendResult.Misconfigured("channel-off"), null);
        }

        for (var last = false; ; last = true)
        {
            var token = await tokens.GetAsync(app, cancellationToken);
            if (token.Failure is not null)
            {
                return (token.Failure, null);
            }

            var answer = await call(token.Token);
            if (answer.Fault is null && codes.Classify(answer.Code).Action == ApiAction.Refresh)
            {
                await tokens.InvalidateAsync(app, token.Token, cancellationToken);
                if (!last)
                {
                    continue;
                }
            }

            return (answer.ToResult(codes, waits), answer);
        }
    }
}
