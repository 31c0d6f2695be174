// Keeps access tokens at hand: one look for a new one at a time, thrown away only by who held the newest.
using System.Collections.Concurrent;
using System.Collections.Frozen;
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.Platform;

/// <summary>The tokens that this process holds. With a shelf they are those of all replicas, without one its own.</summary>
public sealed class TokenCache : ITokenCache
{
    private readonly ConcurrentDictionary<AppCredentials, Slot> slots = new();
    private readonly TimeProvider time;
    private readonly FrozenDictionary<string, Func<AppCredentials, RefusedToken, Task<HeldToken>>> fetches;

    /// <param name="sources">One for each channel.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="random">Source of ids and nonces; safe for concurrent callers.</param>
    /// <param name="logger">Told of a shelf that is out of reach.</param>
    /// <param name="shelf">What the replicas share; null when there is but one.</param>
    public TokenCache(IEnumerable<ITokenSource> sources, TimeProvider time, Random random, ILogger<TokenCache> logger, ITokenShelf? shelf = null)
    {
        this.time = time;
        fetches = sources.ToFrozenDictionary(source => source.Channel, Fetch, StringComparer.Ordinal);

        Func<AppCredentials, RefusedToken, Task<HeldToken>> Fetch(ITokenSource source) => shelf is null
            ? (app, refused) => source.AskAsync(app, refused.Token)
            : new SharedTokens(shelf, source, time, random, logger).GetAsync;
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
                    (slot.Held, slot.Refused) = (null, new RefusedToken(failed, held.Edition));
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
            held = await fetches[app.Channel](app, slot.Refused);
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

        /// <summary>The last token that the platform refused.</summary>
        public RefusedToken Refused { get; set; } = RefusedToken.None;

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
