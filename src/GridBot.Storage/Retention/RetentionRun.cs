// One run of the rules of retention: a pass over the table for each of them.
using System.Data.Common;
using Dapper;
using GridBot.Conversation.Sessions;

namespace GridBot.Storage.Retention;

/// <summary>The passes of one run. Each deletes only what is still over when it is deleted.</summary>
internal sealed class RetentionRun(IDatabase database, RetentionRules rules, DateTimeOffset now, bool dryRun)
{
    /// <summary>The channel whose people are residents.</summary>
    private const string ResidentChannel = "official-account";

    private const string Sessions = """
        SELECT s.person AS Id, s.updated_at AS At, p.channel AS Channel, s.state AS State FROM session s JOIN person p ON p.id = s.person WHERE s.person > @after ORDER BY s.person LIMIT @limit
        """;

    private const string SetSession = "UPDATE session SET state = @State WHERE person = @Id AND updated_at = @At";
    private const string DropSession = "DELETE FROM session WHERE person = @Id AND updated_at = @At";
    private const string Seen = "SELECT message_key AS Id, seen_at AS At FROM seen WHERE message_key > @after ORDER BY message_key LIMIT @limit";
    private const string DropSeen = "DELETE FROM seen WHERE message_key IN @ids";
    private const string LastEvent = "(SELECT MAX(e.happened_at) FROM report_event e WHERE e.number = r.number)";

    private const string Contacts = $"""
        SELECT c.number AS Number, c.person AS Id, CASE WHEN r.number IS NULL THEN c.given_at WHEN r.state IN @ended THEN {LastEvent} ELSE @open END AS At
        FROM report_contact c LEFT JOIN report r ON r.number = c.number
        """;

    private const string DropContact = "DELETE FROM report_contact WHERE number = @Number AND person = @Id";

    private const string OfResidents = $"""
        SELECT r.number AS Id, {LastEvent} AS At FROM report r LEFT JOIN person p ON p.id = r.person
        WHERE r.number > @after AND r.state IN @ended
          AND (p.channel = @channel OR EXISTS (SELECT 1 FROM report_follower f JOIN person q ON q.id = f.person WHERE f.number = r.number AND q.channel = @channel))
        ORDER BY r.number LIMIT @limit
        """;

    private const string OfAnybody = $"""
        SELECT r.number AS Id, {LastEvent} AS At FROM report r
        WHERE r.number > @after AND r.state IN @ended AND (r.person <> '' OR r.handler_person <> '' OR EXISTS (SELECT 1 FROM report_follower f WHERE f.number = r.number)) ORDER BY r.number LIMIT @limit
        """;

    private const string StillEnded = "SELECT number FROM report WHERE number IN @ids AND state IN @ended";
    private const string Resident = "SELECT id FROM person WHERE channel = @channel";
    private const string Attachments = "SELECT id AS Id, created_at AS At FROM attachment WHERE id > @after ORDER BY id LIMIT @limit";
    private const string Ledger = "SELECT outbox_id AS Id, MAX(tried_at) AS At FROM outbox_attempt WHERE outbox_id > @after GROUP BY outbox_id ORDER BY outbox_id LIMIT @limit";
    private const string DropLedger = "DELETE FROM outbox_attempt WHERE outbox_id IN @ids";
    private const string Parked = "SELECT id AS Id, due_at AS At FROM outbox WHERE id > @after AND state = 'parked' ORDER BY id LIMIT @limit";
    private const string DropParked = "DELETE FROM outbox WHERE id IN @ids AND state = 'parked'";

    private const string IsNowhere = """
        p.home_grid = ''
        AND NOT EXISTS (SELECT 1 FROM session s WHERE s.person = p.id) AND NOT EXISTS (SELECT 1 FROM report r WHERE r.person = p.id)
        AND NOT EXISTS (SELECT 1 FROM report_follower f WHERE f.person = p.id) AND NOT EXISTS (SELECT 1 FROM report_event e WHERE e.person = p.id)
        AND NOT EXISTS (SELECT 1 FROM report_contact c WHERE c.person = p.id) AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.recipient = p.id)
        """;

    private const string People = $"SELECT p.id AS Id, p.created_at AS At FROM person p WHERE p.id > @after AND {IsNowhere} ORDER BY p.id LIMIT @limit";
    private const string StillNowhere = $"SELECT p.id FROM person p WHERE p.id IN @ids AND {IsNowhere}";
    private const string NameNobody = "UPDATE outbox_attempt SET recipient = '' WHERE recipient IN @ids";
    private const string DropPeople = "DELETE FROM person WHERE id IN @ids";

    /// <summary>Somebody who is being added at this moment has no conversation yet.</summary>
    private static readonly TimeSpan Newcomer = TimeSpan.FromHours(1);

    private static readonly string[] Ended = ["Done", "Rated", "Recorded", "Withdrawn"];

    private static readonly string[] PartResidents =
    [
        $"UPDATE report SET person = '' WHERE number IN @ids AND person IN ({Resident})",
        $"UPDATE report_event SET person = '' WHERE number IN @ids AND person IN ({Resident})",
        $"DELETE FROM report_follower WHERE number IN @ids AND person IN ({Resident})",
    ];

    private static readonly string[] PartAll =
    [
        "UPDATE report SET person = '', handler_person = '' WHERE number IN @ids",
        "UPDATE report_event SET person = '' WHERE number IN @ids",
        "DELETE FROM report_follower WHERE number IN @ids",
        "DELETE FROM case_card WHERE number IN @ids",
    ];

    private readonly RetentionPass pass = new(database);
    private readonly string lockPeople = $"SELECT id FROM person WHERE id IN @ids {database.Dialect.ForUpdate}";

    /// <summary>Unfinished reports whose person has been silent.</summary>
    public Task<int> DropDraftsAsync(CancellationToken cancellationToken)
    {
        var before = Before(rules.Drafts);
        return RunAsync<SessionRow>(Sessions, row => row.At < before && SessionJson.Read(row.State).HasUnfinished, async (connection, rows, token) =>
        {
            var done = 0;
            foreach (var row in rows)
            {
                var session = SessionJson.Read(row.State);
                if (await ExecuteAsync(connection, SetSession, new { row.Id, row.At, State = SessionJson.Write(session.WithoutUnfinished()) }, token) > 0)
                {
                    await AttachmentStore.DropAsync(connection, [.. session.UnfinishedAttachments], token);
                    done++;
                }
            }

            return done;
        }, cancellationToken);
    }

    /// <summary>Conversations of those who have been silent.</summary>
    public Task<int> ForgetSessionsAsync(CancellationToken cancellationToken)
    {
        var (before, resident) = (Before(rules.Sessions), Before(rules.Residents));
        return RunAsync<SessionRow>(Sessions, row => row.At < (row.Channel == ResidentChannel ? resident : before), async (connection, rows, token) =>
        {
            var done = 0;
            foreach (var row in rows)
            {
                done += await ExecuteAsync(connection, DropSession, new { row.Id, row.At }, token);
            }

            return done;
        }, cancellationToken);
    }

    /// <summary>Keys and replies of handled messages.</summary>
    public Task<int> ForgetSeenAsync(CancellationToken cancellationToken) => DropAsync(Seen, DropSeen, rules.Seen, cancellationToken);

    /// <summary>Contacts whose report has ended, and those left for a report that was never filed.</summary>
    public async Task<int> DropContactsAsync(CancellationToken cancellationToken)
    {
        // Few people leave one: they are read at once.
        var rows = await database.ReadAsync(
            (connection, token) => connection.QueryAsync<ContactRow>(new CommandDefinition(Contacts, new { ended = Ended, open = long.MaxValue }, cancellationToken: token)), cancellationToken);
        var (pending, given) = (Before(rules.Drafts), Before(rules.Contacts));
        var over = rows.Where(row => row.At < (row.Number.Length == 0 ? pending : given)).ToList();
        return dryRun || over.Count == 0 ? over.Count : await database.WriteAsync((connection, token) => ExecuteAsync(connection, DropContact, over, token), cancellationToken);
    }

    /// <summary>Residents leave their reports when the time in which they can say that it is not settled is over.</summary>
    public Task<int> PartResidentsAsync(CancellationToken cancellationToken) => PartAsync(OfResidents, PartResidents, rules.Residents, cancellationToken);

    /// <summary>Everybody leaves a report some time after it ended.</summary>
    public Task<int> PartReportersAsync(CancellationToken cancellationToken) => PartAsync(OfAnybody, PartAll, rules.Reporters, cancellationToken);

    /// <summary>Photos, voices and videos; their files are deleted afterwards.</summary>
    public Task<int> DropAttachmentsAsync(CancellationToken cancellationToken)
    {
        var before = Before(rules.Attachments);
        return RunAsync<Row>(Attachments, row => row.At < before, async (connection, rows, token) =>
        {
            await AttachmentStore.DropAsync(connection, Ids(rows), token);
            return rows.Count;
        }, cancellationToken);
    }

    /// <summary>The ledger of what was sent.</summary>
    public Task<int> ForgetLedgerAsync(CancellationToken cancellationToken) => DropAsync(Ledger, DropLedger, rules.Ledger, cancellationToken);

    /// <summary>What could not be sent, and nobody sent again.</summary>
    public Task<int> ForgetParkedAsync(CancellationToken cancellationToken) => DropAsync(Parked, DropParked, rules.Ledger, cancellationToken);

    /// <summary>People of whom nothing is left. Whoever looks after a grid stays.</summary>
    public Task<int> ForgetPeopleAsync(CancellationToken cancellationToken)
    {
        var before = Before(Newcomer);
        return RunAsync<Row>(People, row => row.At < before, async (connection, rows, token) =>
        {
            // Held first, so that nobody of them can come back between the second look and the deletion.
            await connection.QueryAsync<string>(new CommandDefinition(lockPeople, new { ids = Ids(rows) }, cancellationToken: token));
            var ids = (await connection.QueryAsync<string>(new CommandDefinition(StillNowhere, new { ids = Ids(rows) }, cancellationToken: token))).AsList();
            if (ids.Count > 0)
            {
                await ExecuteAsync(connection, NameNobody, new { ids }, token);
                await ExecuteAsync(connection, DropPeople, new { ids }, token);
            }

            return ids.Count;
        }, cancellationToken);
    }

    private Task<int> PartAsync(string find, string[] part, TimeSpan after, CancellationToken cancellationToken)
    {
        var before = Before(after);
        return RunAsync<Row>(find, row => row.At < before, async (connection, rows, token) =>
        {
            var ids = (await connection.QueryAsync<string>(new CommandDefinition(StillEnded, new { ids = Ids(rows), ended = Ended }, cancellationToken: token))).AsList();
            foreach (var sql in ids.Count > 0 ? part : [])
            {
                await ExecuteAsync(connection, sql, new { ids, channel = ResidentChannel }, token);
            }

            return ids.Count;
        }, cancellationToken);
    }

    private Task<int> DropAsync(string find, string drop, TimeSpan after, CancellationToken cancellationToken)
    {
        var before = Before(after);
        return RunAsync<Row>(find, row => row.At < before, async (connection, rows, token) =>
        {
            await ExecuteAsync(connection, drop, new { ids = Ids(rows) }, token);
            return rows.Count;
        }, cancellationToken);
    }

    private Task<int> RunAsync<T>(string page, Func<T, bool> isOver, Func<DbConnection, IReadOnlyList<T>, CancellationToken, Task<int>> act, CancellationToken cancellationToken)
        where T : Row => pass.RunAsync(page, new { ended = Ended, channel = ResidentChannel }, row => row.Id, isOver, dryRun ? null : act, cancellationToken);

    private long Before(TimeSpan span) => UnixMicroseconds.Of(now - span);

    private static string[] Ids(IEnumerable<Row> rows) => [.. rows.Select(row => row.Id)];

    private static Task<int> ExecuteAsync(DbConnection connection, string sql, object parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

    private class Row
    {
        public string Id { get; init; } = "";

        public long At { get; init; }
    }

    private sealed class SessionRow : Row
    {
        public string Channel { get; init; } = "";

        public string State { get; init; } = "";
    }

    private sealed class ContactRow : Row
    {
        public string Number { get; init; } = "";
    }
}
