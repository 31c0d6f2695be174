// Where the dispatcher finds what is due; implemented by the storage.
namespace GridBot.Notices;

/// <summary>The outbox as the dispatcher sees it. Several dispatchers share one outbox by leases.</summary>
public interface IOutboxStore
{
    /// <summary>
    /// Leases up to <paramref name="limit"/> rows that are due at <paramref name="now"/> and not leased by anybody, urgent first, then oldest due;
    /// rows of <paramref name="blockedTargets"/> (out of rate budget) are left for later. Within one target, a row is leased only when no older undelivered row of the same target
    /// and urgency class is waiting or leased, so that order is kept.
    /// </summary>
    Task<IReadOnlyList<OutboxItem>> LeaseDueAsync(string owner, DateTimeOffset now, TimeSpan leaseFor, int limit, IReadOnlyCollection<string> blockedTargets, CancellationToken cancellationToken);

    /// <summary>The attempt went through: the row leaves the outbox, the attempt stays in the ledger. Does nothing (false) when the lease was lost.</summary>
    Task<bool> CompleteAsync(string id, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken);

    /// <summary>The attempt failed and may be repeated at <paramref name="dueAt"/>. False when the lease was lost.</summary>
    Task<bool> RetryAsync(string id, string owner, DateTimeOffset now, DateTimeOffset dueAt, SendResult result, CancellationToken cancellationToken);

    /// <summary>The row is set aside with its reason; it stays until somebody sends it again. False when the lease was lost.</summary>
    Task<bool> ParkAsync(string id, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken);

    /// <summary>Gives leased rows back untouched (a stop, or a lost rate budget).</summary>
    Task ReleaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Times of attempts per target since <paramref name="since"/>, for rate budgets that hold across replicas and restarts.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>>> AttemptsSinceAsync(OutboxKind kind, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>When the next waiting row becomes due; null when nothing waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Depth and age, for metrics and health.</summary>
    Task<OutboxStatus> StatusAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>The outbox in numbers.</summary>
/// <param name="Waiting">Rows that are to be sent.</param>
/// <param name="Parked">Rows set aside with a reason.</param>
/// <param name="OldestDueAge">How long the oldest due row has been due; zero when none is.</param>
public sealed record OutboxStatus(int Waiting, int Parked, TimeSpan OldestDueAge);
