// The outbox as the operator sees it: what waits, what is parked, the ledger of a report, and sending again by hand.
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>Reads beside the running service, and writes single statements that its dispatchers notice at their next look.</summary>
public sealed class OutboxBoard(IDatabase database)
{
    private const string Group = "CASE WHEN kind = 'GroupNotice' THEN recipient ELSE '' END";

    // What is planned for a time, such as a deadline's reminder, is no message yet.
    private const string List = $"""
        SELECT id AS Id, kind AS Kind, {Group} AS Recipient, subject AS Subject, urgent AS Urgent, state AS State, parked_reason AS ParkedReason, due_at AS DueAt, attempts AS Attempts,
            last_reason AS LastReason, last_code AS LastCode
        FROM outbox WHERE kind <> 'CaseTimer' AND state IN @states ORDER BY state, urgent DESC, due_at, first_due LIMIT @limit
        """;

    private const string Ledger = $"""
        SELECT outbox_id AS Id, kind AS Kind, {Group} AS Recipient, attempt AS Attempt, tried_at AS TriedAt, result AS Result, reason AS Reason, code AS Code, posts AS Posts, together AS Together
        FROM outbox_attempt WHERE subject = @number ORDER BY tried_at, outbox_id, attempt
        """;

    private const string OfReport = $"""
        SELECT id AS Id, kind AS Kind, {Group} AS Recipient, subject AS Subject, urgent AS Urgent, state AS State, parked_reason AS ParkedReason, due_at AS DueAt, attempts AS Attempts,
            last_reason AS LastReason, last_code AS LastCode
        FROM outbox WHERE kind <> 'CaseTimer' AND subject = @number ORDER BY first_due
        """;

    private const string Unpark = "UPDATE outbox SET state = 'waiting', parked_reason = NULL, due_at = @now, patience_from = @now, lease_owner = '', lease_until = 0 WHERE state = 'parked'";

    private const string UnparkOne = $"{Unpark} AND id = @id";

    private const string Hasten = "UPDATE outbox SET due_at = @now WHERE state = 'waiting' AND lease_until <= @now AND due_at > @now AND first_due <= @now";

    private const string HastenOne = $"{Hasten} AND id = @id";

    // A row behind others of its group goes out after them: its group is tried.
    private const string HastenGroup = $"{Hasten} AND kind = 'GroupNotice' AND recipient = @group";

    private const string Find = $"SELECT {Group} FROM outbox WHERE id = @id AND kind <> 'CaseTimer'";

    /// <summary>Rows of the outbox, parked ones first, then by urgency and time.</summary>
    /// <param name="parkedOnly">Leaves out what waits.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<IReadOnlyList<OutboxBoardRow>> ListAsync(bool parkedOnly, int limit, CancellationToken cancellationToken)
    {
        string[] states = parkedOnly ? [OutboxEntry.Parked] : [OutboxEntry.Parked, OutboxEntry.Waiting];
        var rows = await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(List, new { states, limit }, cancellationToken: token)), cancellationToken);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>What still waits or is parked about a report, in the order in which it goes out.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<IReadOnlyList<OutboxBoardRow>> ListAsync(string number, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(OfReport, new { number }, cancellationToken: token)), cancellationToken);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>Every attempt to tell somebody of a report, oldest first.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<IReadOnlyList<OutboxLedgerRow>> LedgerAsync(string number, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((connection, token) => connection.QueryAsync<AttemptRow>(new CommandDefinition(Ledger, new { number }, cancellationToken: token)), cancellationToken);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>Sends everything again that is parked, and tries every broken group; returns how many rows became due.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task<int> ResendAllAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async (connection, token) =>
        {
            var parked = await connection.ExecuteAsync(new CommandDefinition(Unpark, new { now = UnixMicroseconds.Of(now) }, cancellationToken: token));
            return parked + await OutboxFaults.ProbeAsync(connection, now, token);
        },
        cancellationToken);

    /// <summary>Sends one row again, now: a parked one, or one that waits for its next attempt, with those of its group before it. Null when there is no such row; else how many rows became due.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task<int?> ResendAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync<int?>(
        async (connection, token) =>
        {
            if (await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(Find, new { id }, cancellationToken: token)) is not { } group)
            {
                return null;
            }

            var parameters = new { id, group, now = UnixMicroseconds.Of(now) };
            return await connection.ExecuteAsync(new CommandDefinition(UnparkOne, parameters, cancellationToken: token))
                + await connection.ExecuteAsync(new CommandDefinition(group.Length > 0 ? HastenGroup : HastenOne, parameters, cancellationToken: token));
        },
        cancellationToken);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Recipient { get; init; } = "";

        public string Subject { get; init; } = "";

        public int Urgent { get; init; }

        public string State { get; init; } = "";

        public string? ParkedReason { get; init; }

        public long DueAt { get; init; }

        public int Attempts { get; init; }

        public string? LastReason { get; init; }

        public int LastCode { get; init; }

        public OutboxBoardRow Read() => new()
        {
            Id = Id,
            Kind = Kind,
            Group = Recipient,
            Subject = Subject,
            Urgent = Urgent != 0,
            ParkedReason = State == OutboxEntry.Parked ? ParkedReason ?? "" : null,
            DueAt = UnixMicroseconds.Read(DueAt),
            Attempts = Attempts,
            LastReason = LastReason ?? "",
            LastCode = LastCode,
        };
    }

    private sealed class AttemptRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Recipient { get; init; } = "";

        public int Attempt { get; init; }

        public long TriedAt { get; init; }

        public string Result { get; init; } = "";

        public string Reason { get; init; } = "";

        public int Code { get; init; }

        public int Posts { get; init; }

        public int Together { get; init; }

        public OutboxLedgerRow Read() => new(Id, Kind, Recipient, Attempt, UnixMicroseconds.Read(TriedAt), Result, Reason, Code, Posts, Together);
    }
}
