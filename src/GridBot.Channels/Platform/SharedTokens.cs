// Gets access tokens from the shelf that all replicas share; one of them fetches, the others wait for it.
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.Platform;

/// <summary>
/// One refresh among all replicas: the token is looked up on the shelf, and only who gets the lease asks the platform. Without the shelf a replica asks for itself, because nothing may stay unsent over it.
/// Why a token was refused is not shared: each replica finds out once, and one that is started anew asks at once.
/// </summary>
internal sealed class SharedTokens(ITokenShelf shelf, ITokenSource source, TimeProvider time, Random random, ILogger logger)
{
    private const int OwnerBytes = 16;

    /// <summary>How often one looks whether somebody else's fetch has come.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Time for writing down what came.</summary>
    private static readonly TimeSpan SaveWithin = TimeSpan.FromSeconds(5);

    /// <summary>How long a fetch is one replica's before another one tries.</summary>
    private TimeSpan LeaseFor => source.AskFor + SaveWithin;

    /// <param name="app">The application.</param>
    /// <param name="refused">The last token that the platform refused.</param>
    public async Task<HeldToken> GetAsync(AppCredentials app, RefusedToken refused)
    {
        var seal = new TokenSeal(app);
        try
        {
            while (true)
            {
                if (await FindAsync(seal, refused) is { } held)
                {
                    return held;
                }

                var (owner, now) = (DrawOwner(), time.GetUtcNow());
                if (await shelf.TryLeaseAsync(seal.Name, owner, now, now + LeaseFor, CancellationToken.None))
                {
                    return await FetchAsync(app, seal, owner, refused);
                }

                await Task.Delay(LookEvery, time, CancellationToken.None);
            }
        }
        catch (Exception error)
        {
            ChannelLog.ShelfFault(logger, error.GetType().Name);
            return await source.AskAsync(app, refused.Token);
        }
    }

    /// <summary>A token of the shelf that may be used.</summary>
    private async Task<HeldToken?> FindAsync(TokenSeal seal, RefusedToken refused)
    {
        if (await shelf.FindAsync(seal.Name, CancellationToken.None) is not { } found || found.ValidUntil <= time.GetUtcNow())
        {
            return null;
        }

        if (found.Edition != refused.Edition && seal.Open(found.Sealed) is { } token && !token.Equals(refused.Token))
        {
            return new HeldToken(new TokenResult(token, null), found.ValidUntil, found.Edition);
        }

        await shelf.ExpireAsync(seal.Name, found.Edition, CancellationToken.None);
        return null;
    }

    private async Task<HeldToken> FetchAsync(AppCredentials app, TokenSeal seal, string owner, RefusedToken refused)
    {
        var held = await source.AskAsync(app, refused.Token);
        try
        {
            if (held.Result.Failure is not null)
            {
                await shelf.ReleaseAsync(seal.Name, owner, CancellationToken.None);
            }
            else if (await shelf.SaveAsync(seal.Name, owner, seal.Seal(held.Result.Token, random), held.Until, CancellationToken.None))
            {
                held = held with { Edition = owner };
            }
        }
        catch (Exception error)
        {
            // The lease ends by itself, and what came is good here.
            ChannelLog.ShelfFault(logger, error.GetType().Name);
        }

        return held;
    }

    private string DrawOwner()
    {
        var bytes = new byte[OwnerBytes];
        lock (random)
        {
            random.NextBytes(bytes);
        }

        return Convert.ToHexStringLower(bytes);
    }
}
