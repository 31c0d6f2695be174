// Where the dispatcher finds what is due; implemented by the storage.
namespace GridBot.Notices;

/// <summary>
/// The outbox as the dispatcher sees it. Several dispatchers share one outbox by leases. Every method may throw when the database is busy or away;
/// the caller tries again.
/// </summary>
public interface IOutboxStore
{
    /// <summary>
    /// Leases up to <paramref name="limit"/> rows of one kind that are due at <paramref name="now"/>, urgent first, then oldest due. At most one row of a target is leased at
    /// any time, apart from those that join it, so sends to one target never overlap and its rate budget can be checked under the lease. A row is left alone while an older undelivered row of the same
    /// kind, target and urgency waits, so that order is kept.
    /// </summary>
    /// <param name="kind">Kind of rows; kinds never hold each other up.</param>
    /// <param name="owner">The dispatcher's id.</param>
    /// <param name="now">The dispatcher's time.</param>
    /// <param name="leaseFor">How long the rows are the owner's; afterwards anybody may lease them.</param>
    /// <param name="limit">Most rows to lease.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<OutboxItem>> LeaseDueAsync(OutboxKind kind, string owner, DateTimeOffset now, TimeSpan leaseFor, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The rows that wait behind a leased one of a group and could go out together with it, in their order: same target, not urgent, due by <paramref name="until"/>. The first row that is not due by then
    /// ends the list, because none may overtake it.
    /// </summary>
    /// <param name="head">The leased row.</param>
    /// <param name="now">The dispatcher's time.</param>
    /// <param name="until">Rows due later stay.</param>
    /// <param name="limit">Most rows to find.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<OutboxItem>> FindBehindAsync(OutboxItem head, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Leases <paramref name="rows"/> beside their group's leased row, until the same time, and returns them as they stand now: one that was withdrawn or became urgent meanwhile is missing. None when the
    /// lease of <paramref name="head"/> was lost.
    /// </summary>
    Task<IReadOnlyList<OutboxItem>> JoinAsync(OutboxItem head, IReadOnlyList<OutboxItem> rows, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives some of an owner's rows back untouched.</summary>
    Task LetGoAsync(IReadOnlyList<OutboxItem> rows, string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Records ended attempts, all in one write: an entry of the ledger for each of their rows, and its fate. A row that went through leaves the outbox; one to be repeated waits; a parked one stays until
    /// somebody sends it again, and holds no other row up. The posts of an attempt are counted with its first row. What was lost to another owner is left alone.
    /// <para>A group that meets a fault of the configuration takes all its rows to the next probe; the first row that goes through again makes them due.</para>
    /// </summary>
    /// <returns>One outcome for each attempt, in their order.</returns>
    Task<IReadOnlyList<Recorded>> RecordAsync(IReadOnlyList<Attempted> attempts, string owner, CancellationToken cancellationToken);

    /// <summary>Records one attempt.</summary>
    async Task<Recorded> RecordAsync(IReadOnlyList<RowFate> rows, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken) =>
        (await RecordAsync([new Attempted(rows, now, result)], owner, cancellationToken))[0];

    /// <summary>The attempt went through: the row leaves the outbox, the attempt stays in the ledger. Does nothing (false) when the lease was lost.</summary>
    async Task<bool> CompleteAsync(OutboxItem item, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken) =>
        (await RecordAsync([new RowFate(item, new Fate.Done())], owner, now, result, cancellationToken)).Kept > 0;

    /// <summary>The attempt failed and may be repeated at <paramref name="dueAt"/>. False when the lease was lost.</summary>
    async Task<bool> RetryAsync(OutboxItem item, string owner, DateTimeOffset now, DateTimeOffset dueAt, SendResult result, CancellationToken cancellationToken) =>
        (await RecordAsync([new RowFate(item, new Fate.RetryAt(dueAt))], owner, now, result, cancellationToken)).Kept > 0;

    /// <summary>The attempt failed and the row is set aside with <paramref name="reason"/>. False when the lease was lost.</summary>
    async Task<bool> ParkAsync(OutboxItem item, string owner, DateTimeOffset now, string reason, SendResult result, CancellationToken cancellationToken) =>
        (await RecordAsync([new RowFate(item, new Fate.ParkFor(reason))], owner, now, result, cancellationToken)).Kept > 0;

    /// <summary>Gives a leased row back without an attempt, due at <paramref name="dueAt"/> (out of rate budget). False when the lease was lost.</summary>
    Task<bool> DeferAsync(OutboxItem item, string owner, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Gives all rows of an owner back untouched (a stop).</summary>
    Task ReleaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Times of the posts to each of <paramref name="targets"/> since <paramref name="since"/>, oldest first, one entry per post: the ledger from which rate budgets are reckoned
    /// that hold across replicas and restarts. Targets without posts are missing.
    /// </summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>>> PostsSinceAsync(OutboxKind kind, IReadOnlyCollection<string> targets, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>When the next row of a kind becomes due after <paramref name="now"/>; null when none does.</summary>
    Task<DateTimeOffset?> NextDueAsync(OutboxKind kind, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Depth and age, for metrics and health.</summary>
    Task<OutboxStatus> StatusAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>The outbox in numbers.</summary>
/// <param name="Waiting">Rows that are to be sent; what is planned for more than an hour ahead, such as a reminder, is none, and neither is what waits for its person to write.</param>
/// <param name="Misconfigured">Those of the waiting rows whose last attempt met a fault of the configuration: the operator must act.</param>
/// <param name="Parked">Rows set aside with a reason.</param>
/// <param name="OldestDueAge">How long ago the oldest waiting row was to go out at first; zero when none is due.</param>
public sealed record OutboxStatus(int Waiting, int Misconfigured, int Parked, TimeSpan OldestDueAge);
