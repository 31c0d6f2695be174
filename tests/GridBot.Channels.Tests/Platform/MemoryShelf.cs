// A shelf in memory, as strict as the database's.
using GridBot.Channels.Platform;
using GridBot.Channels.WeCom;

namespace GridBot.Channels.Tests.Platform;

/// <summary>What replicas of a test share. It can be out of reach, and it can be looked at and changed by who is not meant to.</summary>
public sealed class MemoryShelf : ITokenShelf
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ShelvedToken> tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Owner, DateTimeOffset Until)> leases = new(StringComparer.Ordinal);

    public bool IsAway { get; set; }

    /// <summary>Calls that found somebody else fetching.</summary>
    public int Waits { get; private set; }

    public IReadOnlyDictionary<string, ShelvedToken> Tokens => tokens;

    /// <summary>Whether somebody holds the right to fetch.</summary>
    public bool IsLeased => leases.Count > 0;

    public void Change(Func<ShelvedToken, ShelvedToken> change)
    {
        lock (gate)
        {
            foreach (var (app, token) in tokens.ToList())
            {
                tokens[app] = change(token);
            }
        }
    }

    public Task<ShelvedToken?> FindAsync(string app, CancellationToken cancellationToken) => Do(() => tokens.GetValueOrDefault(app));

    public Task<bool> TryLeaseAsync(string app, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => Do(() =>
    {
        if (tokens.TryGetValue(app, out var token) && token.ValidUntil > now)
        {
            return false;
        }

        if (leases.TryGetValue(app, out var lease) && lease.Until > now)
        {
            Waits++;
            return false;
        }

        leases[app] = (owner, until);
        return true;
    });

    public Task<bool> SaveAsync(string app, string owner, string token, DateTimeOffset validUntil, CancellationToken cancellationToken) => Do(() =>
    {
        if (leases.GetValueOrDefault(app).Owner != owner)
        {
            return false;
        }

        leases.Remove(app);
        tokens[app] = new ShelvedToken(owner, token, validUntil);
        return true;
    });

    public Task ReleaseAsync(string app, string owner, CancellationToken cancellationToken) => Do(() => leases.GetValueOrDefault(app).Owner == owner && leases.Remove(app));

    public Task ExpireAsync(string app, string edition, CancellationToken cancellationToken) => Do(() =>
    {
        if (tokens.TryGetValue(app, out var token) && token.Edition == edition)
        {
            tokens[app] = token with { ValidUntil = DateTimeOffset.UnixEpoch };
        }

        return true;
    });

    private Task<T> Do<T>(Func<T> work)
    {
        lock (gate)
        {
            return IsAway ? Task.FromException<T>(new IOException("away")) : Task.FromResult(work());
        }
    }
}
