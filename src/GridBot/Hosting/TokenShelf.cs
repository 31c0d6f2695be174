// Keeps the access tokens that replicas share in the database.
using GridBot.Channels.Platform;
using GridBot.Storage;

namespace GridBot.Hosting;

/// <summary>The shelf of the channels on the store of the database; neither knows of the other.</summary>
internal sealed class TokenShelf(AccessTokenStore tokens) : ITokenShelf
{
    public async Task<ShelvedToken?> FindAsync(string app, CancellationToken cancellationToken)
        => await tokens.FindAsync(app, cancellationToken) is { } found ? new ShelvedToken(found.Edition, found.Sealed, found.ValidUntil) : null;

    public Task<bool> TryLeaseAsync(string app, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
        => tokens.TryLeaseAsync(app, owner, now, until, cancellationToken);

    public Task<bool> SaveAsync(string app, string owner, string token, DateTimeOffset validUntil, CancellationToken cancellationToken)
        => tokens.SaveAsync(app, owner, token, validUntil, cancellationToken);

    public Task ReleaseAsync(string app, string owner, CancellationToken cancellationToken) => tokens.ReleaseAsync(app, owner, cancellationToken);

    public Task ExpireAsync(string app, string edition, CancellationToken cancellationToken) => tokens.ExpireAsync(app, edition, cancellationToken);
}
