// Keeps access tokens at hand: one look for a new one at a time, thrown away only by who held the newest.
using System.Collections.Concurrent;
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.WeCom;

/// <summary>The tokens that this process holds. With a shelf they are those of all replicas, without one its own.</summary>
public sealed class TokenCache : ITokenCache
{
    private readonly ConcurrentDictionary<AppCredentials, Slot> slots = new();
    private readonly TimeProvider time;
    private readonly Func<AppCredentials, string, Task<HeldToken>> fetch;

    /// <param name="options">Settings of the application.</param>
    /// <param name="http">Calls the platform.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="random">Source of ids and nonces; safe for concurrent callers.</param>
    /// <param name="logger">Told of renewals and refusals.</param>
    /// <param name="shelf">What the replicas share; null when there is but one.</param>
    public TokenCache(WeComOptions options, WeComHttp http, TimeProvider time, Random random, ILogger<TokenCache> logger, ITokenShelf? shelf = null)
    {
        this.time = time;
        var request = new TokenRequest(options, http, time, logger);
        fetch = shelf is null ? (app, _) => request.AskAsync(app) : new SharedTokens(shelf, request, options, time, random, logger).GetAsync;
    }

    public Task<TokenResult> GetAsync(AppCredentials app, CancellationToken cancellationToken)
    {
        var slot = slots.GetOrAdd(app, _ => new Slot());
        Task<TokenResult> fetching;
        lock (slot.Gate)
        {
            if (slot.Result(time.GetUtcNow()) is { } held)
            {
                return Task.FromResult(held);
            }

            // On the pool, and not cancelled by whoever happened to ask first: the others wait for it, too.
            fetching = slot.Fetch ??= Task.Run(() => FetchAsync(app, slot), CancellationToken.None);
        }

        return fetching.WaitAsync(cancellationToken);
    }

    public Task InvalidateAsync(AppCredentials app, Secret failed, CancellationToken cancellationToken)
    {
        if (slots.TryGetValue(app, out var slot))
        {
            lock (slot.Gate)
            {
                if (slot.Held is { Result.Failure: null } held && held.Result.Token.Equals(failed))
                {
                    // The next fetch tells the other replicas.
                    (slot.Held, slot.Refused) = (null, held.Edition);
                }
            }
        }

        return Task.CompletedTask;
    }

    private async Task<TokenResult> FetchAsync(AppCredentials app, Slot slot)
    {
        HeldToken? held = null;
        try
        {
            held = await fetch(app, slot.Refused);
            return held.Result;
        }
        finally
        {
            lock (slot.Gate)
            {
                (slot.Fetch, slot.Held) = (null, held);
            }
        }
    }

    /// <summary>What is known of one application's token; guarded by its gate.</summary>
    private sealed class Slot
    {
        public Lock Gate { get; } = new();

        public Task<TokenResult>? Fetch { get; set; }

        public HeldToken? Held { get; set; }

        /// <summary>Edition of the last token that the platform refused.</summary>
        public string Refused { get; set; } = "";

        public TokenResult? Result(DateTimeOffset now)
        {
            if (Held is not { } held || now >= held.Until)
            {
                return null;
            }

            return held.Result.Failure is SendResult.Again again ? held.Result with { Failure = again with { After = held.Until - now } } : held.Result;
        }
    }
}
