// The outbox as the dispatcher sees it: leases, results, the ledger of attempts.
using System.Data.Common;
using Dapper;
using GridBot.Notices;
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>
/// Leases by compare-and-set: candidates are read beside the writer, then taken in one write that checks them again. No statement needs more than plain row locks.
/// </summary>
public sealed class OutboxStore(IDatabase database, FieldSeal seal) : IOutboxStore
{
    // A message to a person who is gone is never sent; deleting a person deletes such rows. Their photos are still fetched: they belong to a report.
    private const string Candidates = $"""
        SELECT {OutboxRow.Columns}, p.channel AS Channel, p.address AS Address
        FROM outbox o LEFT JOIN person p ON p.id = o.recipient
        WHERE o.kind = @kind AND o.state = 'waiting' AND o.urgent = @urgent AND o.due_at <= @now AND o.lease_until <= @now
          AND (o.kind <> 'PersonMessage' OR p.id IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.recipient = o.recipient AND e.kind = o.kind AND e.urgent = o.urgent AND e.first_due < o.first_due AND e.state = 'waiting')
          AND o.recipient NOT IN (SELECT l.recipient FROM outbox l WHERE l.kind = @kind AND l.lease_until > @now)
        ORDER BY o.due_at LIMIT @limit
        """;

    private const string Leased = "SELECT recipient FROM outbox WHERE kind = @kind AND lease_until > @now";

    private const string Take = """
        UPDATE outbox SET lease_owner = @owner, lease_until = @until
        WHERE id IN @ids AND state = 'waiting' AND due_at <= @now AND lease_until <= @now
        """;

    // Read again under the lease: a turn may have revised a row since the candidates were read.
    private const string Taken = $"""
        SELECT {OutboxRow.Columns}, p.channel AS Channel, p.address AS Address
        FROM outbox o LEFT JOIN person p ON p.id = o.recipient WHERE o.id IN @ids AND o.lease_owner = @owner AND o.lease_until = @until
        """;

    internal const string Held = "id = @id AND lease_owner = @owner AND attempts = @attempts AND state = 'waiting'";

    private const string Defer = $"UPDATE outbox SET due_at = @dueAt, lease_owner = '', lease_until = 0 WHERE {Held}";

    private const string Release = "UPDATE outbox SET lease_owner = '', lease_until = 0 WHERE lease_until > 0 AND lease_owner = @owner";

    // Of each urgency by itself, so that the index gives the first one without reading those behind it.
    internal const string NextDue = """
        SELECT MIN(due) FROM (
            SELECT MIN(due_at) AS due FROM outbox WHERE kind = @kind AND state = 'waiting' AND urgent = 0 AND due_at > @now
            UNION ALL SELECT MIN(due_at) FROM outbox WHERE kind = @kind AND state = 'waiting' AND urgent = 1 AND due_at > @now
        ) next_rows
        """;

    // A reminder of tomorrow is no backlog, and neither is a look at a case before its time.
    private static readonly TimeSpan PlannedAhead = TimeSpan.FromHours(1);

    private const string Counted = "SELECT state AS State, last_result AS Result, COUNT(*) AS Amount, MIN(first_due) AS FirstDue FROM outbox";

    // The timers of all open cases stand in the table: those whose time has not come are not read.
    internal const string Depth = $"""
        {Counted} WHERE kind IN @kinds AND state IN ('waiting', 'parked') AND (first_due <= @soon OR state = 'parked') GROUP BY state, last_result
        UNION ALL {Counted} WHERE kind = 'CaseTimer' AND state = 'waiting' AND urgent IN (0, 1) AND due_at <= @soon AND first_due <= @now GROUP BY state, last_result
        UNION ALL {Counted} WHERE kind = 'CaseTimer' AND state = 'parked' GROUP BY state, last_result
        """;

    internal static readonly string[] Sent = [.. Enum.GetNames<OutboxKind>().Where(kind => kind != nameof(OutboxKind.CaseTimer))];

    private readonly PersonStore people = new(database.Dialect, seal);

    private readonly string pass = $"INSERT INTO outbox_gate (kind, passed_at) VALUES (@kind, @now) {database.Dialect.OnExisting("kind", "passed_at = @now")}";

    public async Task<IReadOnlyList<OutboxItem>> LeaseDueAsync(
        OutboxKind kind, string owner, DateTimeOffset now, TimeSpan leaseFor, int limit, CancellationToken cancellationToken)
    {
        var at = UnixMicroseconds.Of(now);
        var candidates = await database.ReadAsync((connection, token) => FindCandidatesAsync(connection, kind, at, limit, token), cancellationToken);
        if (candidates.Count == 0)
        {
            return [];
        }

        var until = UnixMicroseconds.Of(now + leaseFor);
        var taken = await database.WriteAsync((connection, token) => TakeAsync(connection, kind, candidates, owner, at, until, token), cancellationToken);
        return [.. candidates.Select(row => taken.GetValueOrDefault(row.Id)).OfType<OutboxRow>().Select(row => row.Read(kind, people))];
    }

    private static async Task<List<OutboxRow>> FindCandidatesAsync(DbConnection connection, OutboxKind kind, long now, int limit, CancellationToken cancellationToken)
    {
        // One row a recipient: its urgent row, if it has one.
        var recipients = new HashSet<string>(StringComparer.Ordinal);
        var candidates = new List<OutboxRow>(limit);
        foreach (var urgent in (int[])[1, 0])
        {
            var parameters = new { kind = kind.ToString(), urgent, now, limit };
            var rows = await connection.QueryAsync<OutboxRow>(new CommandDefinition(Candidates, parameters, cancellationToken: cancellationToken));
            candidates.AddRange(rows.Where(row => recipients.Add(row.Recipient)));
        }

        return candidates.Count <= limit ? candidates : candidates[..limit];
    }

    private async Task<IReadOnlyDictionary<string, OutboxRow>> TakeAsync(
        DbConnection connection, OutboxKind kind, List<OutboxRow> candidates, string owner, long now, long until, CancellationToken cancellationToken)
    {
        // Somebody else may have leased another row of the same recipient since the candidates were read. Where turns run side by side, leases of a kind are taken by one after the other.
        if (database.Dialect.ForUpdate.Length > 0)
        {
            await connection.PostAsync(new CommandDefinition(pass, new { now, kind = kind.ToString() }, cancellationToken: cancellationToken));
        }

        var busy = await connection.QueryAsync<string>(new CommandDefinition(Leased, new { now, kind = kind.ToString() }, cancellationToken: cancellationToken));
        var busyRecipients = busy.ToHashSet(StringComparer.Ordinal);
        string[] ids = [.. candidates.Where(row => !busyRecipients.Contains(row.Recipient)).Select(row => row.Id)];
        if (ids.Length == 0)
        {
            return new Dictionary<string, OutboxRow>(StringComparer.Ordinal);
        }

        await connection.PostAsync(new CommandDefinition(Take, new { ids, owner, now, until }, cancellationToken: cancellationToken));
        var taken = await connection.QueryAsync<OutboxRow>(new CommandDefinition(Taken, new { ids, owner, until }, cancellationToken: cancellationToken));
        return taken.ToDictionary(row => row.Id, StringComparer.Ordinal);
    }

    public Task<IReadOnlyList<OutboxItem>> FindBehindAsync(OutboxItem head, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => OutboxGathering.FindBehindAsync(connection, head, now, until, limit, token), cancellationToken);

    public Task<IReadOnlyList<OutboxItem>> JoinAsync(
        OutboxItem head, IReadOnlyList<OutboxItem> rows, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, token) => OutboxGathering.JoinAsync(connection, head, rows, owner, now, until, database.Dialect.ForUpdate, token), cancellationToken);

    public Task LetGoAsync(IReadOnlyList<OutboxItem> rows, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        async (connection, token) =>
        {
            await OutboxGathering.LetGoAsync(connection, rows, owner, token);
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<Recorded>> RecordAsync(IReadOnlyList<Attempted> attempts, string owner, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync((connection, token) => OutboxRecord.WriteAsync(connection, database.Dialect, attempts, owner, together: true, token), cancellationToken);
        }
        catch (LostLeaseException)
        {
            return await database.WriteAsync((connection, token) => OutboxRecord.WriteAsync(connection, database.Dialect, attempts, owner, together: false, token), cancellationToken);
        }
    }

    public Task<bool> DeferAsync(OutboxItem item, string owner, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var parameters = new { id = item.Id, owner, attempts = item.Attempts, dueAt = UnixMicroseconds.Of(dueAt) };
        return database.WriteAsync(
            async (connection, token) =>
            {
                var held = await connection.ExecuteAsync(new CommandDefinition(Defer, parameters, cancellationToken: token)) > 0;
                if (held)
                {
                    await OutboxRecord.DeferBehindAsync(connection, item, dueAt, token);
                }

                return held;
            },
            cancellationToken);
    }

    public Task ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, token) => connection.ExecuteAsync(new CommandDefinition(Release, new { owner }, cancellationToken: token)), cancellationToken);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>>> PostsSinceAsync(
        OutboxKind kind, IReadOnlyCollection<string> targets, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => OutboxLedger.PostsSinceAsync(connection, kind, targets, people, since, token), cancellationToken);

    public async Task<DateTimeOffset?> NextDueAsync(OutboxKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = await database.ReadAsync(
            async (connection, token) =>
            {
                var parameters = new { kind = kind.ToString(), now = UnixMicroseconds.Of(now) };
                return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(NextDue, parameters, cancellationToken: token));
            },
            cancellationToken);
        return next is { } at ? UnixMicroseconds.Read(at) : null;
    }

    public async Task<OutboxStatus> StatusAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { kinds = Sent, now = UnixMicroseconds.Of(now), soon = UnixMicroseconds.Of(now + PlannedAhead) };
        var rows = (await database.ReadAsync((connection, token) => connection.QueryAsync<DepthRow>(new CommandDefinition(Depth, parameters, cancellationToken: token)), cancellationToken)).AsList();
        // What waits for a person to write is nobody's backlog.
        var waiting = rows.Where(row => row.State == OutboxEntry.Waiting && row.Result != OutboxLedger.AwaitsPerson).ToList();
        var oldest = waiting.Count == 0 ? now : UnixMicroseconds.Read(waiting.Min(row => row.FirstDue));
        return new OutboxStatus(
            waiting.Sum(row => row.Amount),
            waiting.Where(row => row.Result == OutboxLedger.Misconfigured).Sum(row => row.Amount),
            rows.Where(row => row.State == OutboxEntry.Parked).Sum(row => row.Amount),
            oldest < now ? now - oldest : TimeSpan.Zero);
    }

    private sealed class DepthRow
    {
        public string State { get; init; } = "";

        public string? Result { get; init; }

        public int Amount { get; init; }

        public long FirstDue { get; init; }
    }
}
