// Brings what a clock that was ahead has written into the outbox to the time that is now.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage;

/// <summary>
/// When a machine's clock was ahead and is set right, what was written meanwhile lies in the future: rows that would wait until the wrong time comes, leases that nobody else may take, posts that use up a
/// robot's budget for as long. Bringing them back knows nothing of how far the clock was off, does nothing to what is right, and may be done by any replica at any time.
/// </summary>
public sealed class OutboxClock(IDatabase database)
{
    /// <summary>The clocks of replicas may differ by so much; what is no further ahead is left alone.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private const string Ahead = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE created_at > @soon OR lease_until > @latestLease OR (attempts > 0 AND due_at > @latest))
            OR EXISTS (SELECT 1 FROM outbox_attempt WHERE tried_at > @soon) THEN 1 ELSE 0 END
        """;

    // What was to wait a little waits as long from now on; what waits for a time of the day goes on waiting for it. A case's timers follow its deadlines. The time of writing is set last: the others are reckoned from it.
    private const string Rows = """
        UPDATE outbox SET due_at = CASE WHEN due_at <= created_at + @wait THEN due_at - created_at + @now ELSE due_at END,
            first_due = CASE WHEN first_due <= created_at + @wait THEN first_due - created_at + @now ELSE first_due END,
            patience_from = CASE WHEN patience_from > @now THEN @now ELSE patience_from END, created_at = @now
        WHERE created_at > @soon AND state = 'waiting' AND kind <> 'CaseTimer'
        """;

    private const string Retried = "UPDATE outbox SET due_at = @now WHERE attempts > 0 AND due_at > @latest AND state = 'waiting'";

    private const string Leases = "UPDATE outbox SET lease_until = @lease WHERE lease_until > @latestLease";

    private const string Ledger = "UPDATE outbox_attempt SET tried_at = @now WHERE tried_at > @soon";

    /// <summary>Looks whether anything is ahead, and brings it to the present.</summary>
    /// <param name="now">The time that is right.</param>
    /// <param name="leaseFor">How long leases are taken for.</param>
    /// <param name="longestWait">The longest that a row waits for its next attempt.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many rows of the outbox and entries of its ledger were ahead.</returns>
    /// <exception cref="StoreBusyException">Too much waits for the database.</exception>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<int> SetRightAsync(DateTimeOffset now, TimeSpan leaseFor, TimeSpan longestWait, CancellationToken cancellationToken)
    {
        var times = new
        {
            now = UnixMicroseconds.Of(now),
            soon = UnixMicroseconds.Of(now + Slack),
            wait = (long)longestWait.TotalMicroseconds,
            latest = UnixMicroseconds.Of(now + longestWait + Slack),
            lease = UnixMicroseconds.Of(now + leaseFor),
            latestLease = UnixMicroseconds.Of(now + leaseFor + Slack),
        };
        var isAhead = await database.ReadAsync((connection, token) => connection.ExecuteScalarAsync<long>(new CommandDefinition(Ahead, times, cancellationToken: token)), cancellationToken);
        return isAhead == 0 ? 0 : await database.WriteAsync((connection, token) => BringBackAsync(connection, times, token), cancellationToken);
    }

    private static async Task<int> BringBackAsync(DbConnection connection, object times, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var sql in (string[])[Rows, Retried, Leases, Ledger])
        {
            rows += await connection.ExecuteAsync(new CommandDefinition(sql, times, cancellationToken: cancellationToken));
        }

        return rows;
    }
}
