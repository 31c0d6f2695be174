// Puts rows into the outbox, inside the turn that caused them.
using System.Data.Common;
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>The outbox as a turn sees it. The dispatcher's side is <see cref="OutboxStore"/>.</summary>
internal sealed class OutboxEntry(Dialect dialect)
{
    public const string Waiting = "waiting";
    public const string Parked = "parked";

    private const string Untouched = "replace_key = @key AND state = 'waiting' AND attempts = 0 AND lease_owner = ''";

    private const string Replace = $"DELETE FROM outbox WHERE {Untouched}";

    private const string Take = "DELETE FROM outbox WHERE id = @id AND state = 'waiting' AND attempts = 0 AND lease_owner = ''";

    private const string Find = $"SELECT payload FROM outbox WHERE {Untouched}";

    // The time is set before the urgency it depends on: some databases see what an earlier part of the same statement wrote.
    private const string Revise = $"""
        UPDATE outbox SET payload = @payload, due_at = CASE WHEN urgent < @urgent AND due_at > @due THEN @due ELSE due_at END,
            urgent = CASE WHEN urgent < @urgent THEN @urgent ELSE urgent END
        WHERE {Untouched}
        """;

    private const string Columns = "id, kind, recipient, payload, urgent, state, first_due, due_at, created_at, replace_key, subject, attempts, last_code, lease_owner, lease_until";

    private const string Ahead = "FROM outbox h WHERE h.recipient = @recipient AND h.kind = @kind AND h.urgent = @urgent AND h.first_due <= @due AND h.state = 'waiting'";

    // Behind a row that must wait nothing goes out sooner. Were it due, every look for due rows would read it, too.
    private readonly string addBehind = Add(dialect, $"SELECT CASE WHEN h.due_at > @due THEN h.due_at ELSE @due END {Ahead} ORDER BY h.first_due LIMIT 1");

    // A person's messages go out one by one, as fast as the platform takes them: whoever is far behind is due later than who stands before.
    private readonly string addInLine = Add(dialect, $"SELECT CASE WHEN h.due_at > @due THEN h.due_at + {PersonPace} ELSE @due END {Ahead} ORDER BY h.first_due DESC LIMIT 1");

    // A timer waits for itself only.
    private const string AddAlone = $"""
        INSERT INTO outbox ({Columns})
        VALUES (@id, @kind, @recipient, @payload, @urgent, 'waiting', @due, @due, @created, @replaceKey, @subject, 0, 0, '', 0)
        """;

    /// <summary>Microseconds from one message to a person to the next when the platform's limit of 30 a minute is reached.</summary>
    private const string PersonPace = "2000000";

    // A row may be born with a lease where nothing else of the recipient can be leased before it ends, and the ledger leaves no doubt about the budget.
    private const string MayBeLeased = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox o WHERE o.recipient = @recipient AND o.kind = @kind AND o.state = 'waiting' AND o.due_at <= @until)
            OR (SELECT COALESCE(SUM(a.posts), 0) FROM outbox_attempt a WHERE a.recipient = @recipient AND a.kind = @kind AND a.tried_at > @since) > @most THEN 0 ELSE 1 END
        """;

    private const string AddLeased = """
        INSERT INTO outbox (id, kind, recipient, payload, urgent, state, first_due, due_at, created_at, subject, attempts, last_code, lease_owner, lease_until)
        VALUES (@id, @kind, @recipient, @payload, @urgent, 'waiting', @due, @due, @created, @subject, 0, 0, @owner, @until)
        """;

    // An urgent notice overtakes everything but its own case: what the group is still to hear of that goes first, and as fast.
    private const string Hasten = """
        UPDATE outbox SET urgent = 1, due_at = CASE WHEN due_at > @due THEN @due ELSE due_at END
        WHERE recipient = @recipient AND kind = @kind AND urgent = 0 AND subject = @subject AND state = 'waiting'
        """;

    /// <summary>Adds a row; it replaces the waiting one of its replace key.</summary>
    /// <param name="connection">The open transaction.</param>
    /// <param name="item">The row.</param>
    /// <param name="recipient">Group, key or person it goes to, as the table holds them.</param>
    /// <param name="isFirst">Whether nothing of its kind and key, and no notice of its subject, can wait yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddAsync(DbConnection connection, OutboxItem item, string recipient, bool isFirst, CancellationToken cancellationToken)
    {
        if (!isFirst && item.ReplaceKey is not null)
        {
            await CancelAsync(connection, item.ReplaceKey, cancellationToken);
        }

        var parameters = new
        {
            id = item.Id,
            kind = item.Kind.ToString(),
            recipient,
            payload = item.Payload,
            urgent = item.Urgent ? 1 : 0,
            due = UnixMicroseconds.Of(item.DueAt),
            created = UnixMicroseconds.Of(item.CreatedAt),
            replaceKey = item.Kind == OutboxKind.MediaFetch ? OutboxPayload.ReadMediaFetch(item.Payload).AttachmentId : item.ReplaceKey,
            subject = item.Subject,
        };
        if (!isFirst)
        {
            await HastenAsync(connection, item, cancellationToken);
        }

        await connection.PostAsync(new CommandDefinition(StatementOf(item.Kind), parameters, cancellationToken: cancellationToken));
    }

    /// <summary>Takes a row out that nobody has begun to send.</summary>
    public static async Task<bool> TakeAsync(DbConnection connection, string id, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(Take, new { id }, cancellationToken: cancellationToken)) > 0;

    /// <summary>Adds a row to a person under a lease. False, and nothing changes, when it must be sent as others are.</summary>
    public static async Task<bool> AddLeasedAsync(DbConnection connection, OutboxItem item, string recipient, RowLease lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (item.ReplaceKey is not null || item.DueAt > now)
        {
            return false;
        }

        var (kind, until) = (item.Kind.ToString(), UnixMicroseconds.Of(now + lease.For));
        var asked = new { recipient, kind, until, since = UnixMicroseconds.Of(now - lease.Within), most = lease.Posts };
        if (await connection.BesideAsync(() => connection.ExecuteScalarAsync<long>(new CommandDefinition(MayBeLeased, asked, cancellationToken: cancellationToken))) == 0)
        {
            return false;
        }

        var parameters = new
        {
            id = item.Id,
            kind,
            recipient,
            payload = item.Payload,
            urgent = item.Urgent ? 1 : 0,
            due = UnixMicroseconds.Of(item.DueAt),
            created = UnixMicroseconds.Of(item.CreatedAt),
            subject = item.Subject,
            owner = lease.Owner,
            until,
        };
        await connection.PostAsync(new CommandDefinition(AddLeased, parameters, cancellationToken: cancellationToken));
        return true;
    }

    /// <summary>Removes the waiting row of a replace key, unless somebody has leased or attempted it.</summary>
    public static Task CancelAsync(DbConnection connection, string replaceKey, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(Replace, new { key = replaceKey }, cancellationToken: cancellationToken));

    /// <summary>The payload of the waiting row of a replace key, unless somebody has leased or attempted it.</summary>
    public static Task<string?> FindWaitingAsync(DbConnection connection, string replaceKey, CancellationToken cancellationToken) =>
        connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(Find, new { key = replaceKey }, cancellationToken: cancellationToken));

    /// <summary>Changes the waiting row of the item's replace key in its place, unless somebody has leased or attempted it.</summary>
    public static async Task<bool> ReviseAsync(DbConnection connection, OutboxItem item, CancellationToken cancellationToken)
    {
        var parameters = new { key = item.ReplaceKey, payload = item.Payload, urgent = item.Urgent ? 1 : 0, due = UnixMicroseconds.Of(item.DueAt) };
        var isRevised = await connection.ExecuteAsync(new CommandDefinition(Revise, parameters, cancellationToken: cancellationToken)) > 0;
        if (isRevised)
        {
            await HastenAsync(connection, item, cancellationToken);
        }

        return isRevised;
    }

    private string StatementOf(OutboxKind kind) => kind switch
    {
        OutboxKind.CaseTimer => AddAlone,
        OutboxKind.PersonMessage => addInLine,
        _ => addBehind,
    };

    // Rows of one recipient that would be due in the same microsecond get consecutive ones: first_due is their order. What a group hears of one case stands behind what it is still to hear of it.
    private static string Add(Dialect dialect, string due)
    {
        var behind = """
            SELECT MAX(first_due) + 1 FROM outbox WHERE recipient = @recipient AND kind = @kind AND urgent = @urgent AND first_due >= @due
                AND (first_due < @due + 1000 OR (subject = @subject AND subject <> '' AND kind = 'GroupNotice' AND state = 'waiting'))
            """;
        var values = $"@id, @kind, @recipient, @payload, @urgent, 'waiting', COALESCE(({behind}), @due), COALESCE(({due}), @due), @created, @replaceKey, @subject, 0, 0, '', 0";
        return $"INSERT INTO outbox ({Columns}) {dialect.RowOf(values)}";
    }

    private static async Task HastenAsync(DbConnection connection, OutboxItem item, CancellationToken cancellationToken)
    {
        if (item is { Kind: OutboxKind.GroupNotice, Urgent: true, Subject.Length: > 0 })
        {
            var parameters = new { recipient = item.Target, kind = item.Kind.ToString(), subject = item.Subject, due = UnixMicroseconds.Of(item.DueAt) };
            await connection.PostAsync(new CommandDefinition(Hasten, parameters, cancellationToken: cancellationToken));
        }
    }
}
