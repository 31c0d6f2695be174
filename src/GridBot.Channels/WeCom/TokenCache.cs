// Keeps access tokens in memory: one fetch at a time, thrown away only by who held the newest.
using System.Collections.Concurrent;
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.WeCom;

/// <summary>The token cache of one process.</summary>
public sealed class TokenCache(WeComOptions options, WeComHttp http, TimeProvider time, ILogger<TokenCache> logger) : ITokenCache
{
    private readonly ConcurrentDictionary<AppCredentials, Slot> slots = new();

    public Task<TokenResult> GetAsync(AppCredentials app, CancellationToken cancellationToken)
    {
        var slot = slots.GetOrAdd(app, _ => new Slot());
        Task<TokenResult> fetch;
        lock (slot.Gate)
        {
            if (slot.Held(time.GetUtcNow()) is { } held)
            {
                return Task.FromResult(held);
            }

            // On the pool, and not cancelled by whoever happened to ask first: the others wait for it, too. Its time is limited by the client's own time-outs.
            fetch = slot.Fetch ??= Task.Run(() => FetchAsync(app, slot), CancellationToken.None);
        }

        return fetch.WaitAsync(cancellationToken);
    }

    public Task InvalidateAsync(AppCredentials app, Secret failed, CancellationToken cancellationToken)
    {
        if (slots.TryGetValue(app, out var slot))
        {
            lock (slot.Gate)
            {
                if (slot.Result is { Failure: null } cached && cached.Token.Equals(failed))
                {
                    slot.Result = null;
                }
            }
        }

        return Task.CompletedTask;
    }

    private async Task<TokenResult> FetchAsync(AppCredentials app, Slot slot)
    {
        var (result, hold) = (new TokenResult(Secret.None, new SendResult.Again("token")), TimeSpan.Zero);
        try
        {
            (result, hold) = await AskAsync(app);
            return result;
        }
        finally
        {
            lock (slot.Gate)
            {
                slot.Fetch = null;
                slot.Result = hold > TimeSpan.Zero ? result : null;
                slot.Until = time.GetUtcNow() + hold;
            }
        }
    }

    private async Task<(TokenResult Result, TimeSpan Hold)> AskAsync(AppCredentials app)
    {
        var address = new Uri(options.ApiBase, $"/cgi-bin/gettoken?corpid={Uri.EscapeDataString(app.CorpId)}&corpsecret={Uri.EscapeDataString(app.Secret.Reveal())}");
        var answer = await http.GetAsync(WeComClients.Token, "gettoken", address, CancellationToken.None);
        var token = answer.Text("access_token");
        if (answer.Fault is null && answer.Code == 0 && token.Length > 0)
        {
            var hold = Hold(TimeSpan.FromSeconds(Math.Clamp(answer.Number("expires_in") ?? 0, 0, 86_400)));
            ChannelLog.TokenRenewed(logger, hold);
            return (new TokenResult(new Secret(token), null), hold);
        }

        var failure = answer.Fault is null && answer.Code == 0 ? new SendResult.Again("unreadable") : answer.ToResult(options.TokenRateWait, options.BreakFor);
        var wait = failure switch
        {
            // A wrong secret stays wrong, and many tries block our address for an hour.
            SendResult.Misconfigured => options.CredentialFaultHold,
            SendResult.Again { Reason: "rate" } => options.TokenRateWait,
            _ => TimeSpan.Zero,
        };
        if (wait > TimeSpan.Zero)
        {
            ChannelLog.TokenRefused(logger, failure.Code, failure.Reason, wait);
        }

        return (new TokenResult(Secret.None, failure), wait);
    }

    private TimeSpan Hold(TimeSpan lifetime) => lifetime > options.TokenMargin * 2 ? lifetime - options.TokenMargin : lifetime / 2;

    /// <summary>What is known of one application's token; guarded by its gate.</summary>
    private sealed class Slot
    {
        public Lock Gate { get; } = new();

        public Task<TokenResult>? Fetch { get; set; }

        public TokenResult? Result { get; set; }

        public DateTimeOffset Until { get; set; }

        public TokenResult? Held(DateTimeOffset now)
        {
            if (Result is null || now >= Until)
            {
                return null;
            }

            return Result.Failure is SendResult.Again again ? Result with { Failure = again with { After = Until - now } } : Result;
        }
    }
}
