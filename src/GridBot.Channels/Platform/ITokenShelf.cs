// Where replicas share their access tokens.
namespace GridBot.Channels.Platform;

/// <summary>
/// A place that all replicas see. It holds one sealed token an application, and a lease for whoever fetches the next. Any exception but a cancellation means that the shelf cannot be reached just now.
/// </summary>
public interface ITokenShelf
{
    /// <summary>The last token that was saved, whether it may still be used or not; null before the first.</summary>
    Task<ShelvedToken?> FindAsync(string app, CancellationToken cancellationToken);

    /// <summary>Takes the right to fetch; false while there is a token that may be used, and while somebody else fetches. <paramref name="owner"/> is drawn for every try.</summary>
    Task<bool> TryLeaseAsync(string app, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Saves a token, whose edition is then <paramref name="owner"/>, and gives the lease back. False when somebody else took the lease over.</summary>
    Task<bool> SaveAsync(string app, string owner, string token, DateTimeOffset validUntil, CancellationToken cancellationToken);

    /// <summary>Gives the lease back without a token.</summary>
    Task ReleaseAsync(string app, string owner, CancellationToken cancellationToken);

    /// <summary>Nobody is to use this edition any more; does nothing when there is another one.</summary>
    Task ExpireAsync(string app, string edition, CancellationToken cancellationToken);
}

/// <summary>A token on the shelf.</summary>
/// <param name="Edition">Which fetch brought it.</param>
/// <param name="Sealed">The token, sealed: see <c>TokenSeal</c>.</param>
/// <param name="ValidUntil">Until when it may be used; in the past when it was refused.</param>
public sealed record ShelvedToken(string Edition, string Sealed, DateTimeOffset ValidUntil);
