// The audit trail: added to, listed, verified; never changed.
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace GridBot.Storage.Privacy;

/// <summary>
/// Rows of the table audit. A row's mark is HMAC-SHA256 over the mark of the row before and all that the row says, under the audit key: who can write the database but has not the key cannot change, leave out or put in
/// a row unseen. Rows cut off at the end are found by a receipt, or by the head that an earlier verification told.
/// </summary>
public sealed class AuditStore(IDatabase database, FieldSeal seal)
{
    private const int Page = 500;

    private const string Columns = "seq AS Seq, happened_at AS HappenedAt, actor AS Actor, action AS Action, subject AS Subject, detail AS Detail, mark AS Mark";
    private const string After = $"SELECT {Columns} FROM audit WHERE seq > @after ORDER BY seq LIMIT @limit";
    private const string Newest = $"SELECT {Columns} FROM audit ORDER BY seq DESC LIMIT @limit";
    private const string Add = "INSERT INTO audit (seq, happened_at, actor, action, subject, detail, mark) VALUES (@Seq, @HappenedAt, @Actor, @Action, @Subject, @Detail, @Mark)";

    private const string Last = $"SELECT {Columns} FROM audit ORDER BY seq DESC LIMIT 1";

    private readonly string pass = $"INSERT INTO outbox_gate (kind, passed_at) VALUES ('audit', @now) {database.Dialect.OnExisting("kind", "passed_at = @now")}";

    /// <summary>Adds an entry by itself.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task<AuditRow> AddAsync(AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, token) => AddAsync(connection, entry, now, token), cancellationToken);

    /// <summary>Adds an entry in the caller's transaction: what is done and that it is told commit together.</summary>
    public async Task<AuditRow> AddAsync(DbConnection connection, AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (database.Dialect.ForUpdate.Length > 0)
        {
            // Where transactions run side by side, those that add to the trail wait for each other at a row of their own: the last row cannot be held, because the next one is not there yet.
            await connection.ExecuteAsync(new CommandDefinition(pass, new { now = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));
        }

        var before = await connection.QueryFirstOrDefaultAsync<Row?>(new CommandDefinition(Last, cancellationToken: cancellationToken));
        var row = new Row { Seq = (before?.Seq ?? 0) + 1, HappenedAt = UnixMicroseconds.Of(now), Actor = entry.Actor, Action = entry.Action, Subject = entry.Subject, Detail = entry.Detail };
        row = row with { Mark = MarkOf(row, before?.Mark ?? "") };
        await connection.ExecuteAsync(new CommandDefinition(Add, row, cancellationToken: cancellationToken));
        return row.Read();
    }

    /// <summary>The newest rows, newest first.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<IReadOnlyList<AuditRow>> NewestAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(Newest, new { limit }, cancellationToken: token)), cancellationToken);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>Reads the whole trail and says whether it is as it was written.</summary>
    /// <param name="receipt">A receipt or an earlier head that must be found; empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<AuditVerdict> VerifyAsync(string receipt, CancellationToken cancellationToken)
    {
        var (sequence, mark, isFound) = (0L, "", receipt.Length == 0);
        while (true)
        {
            var parameters = new { after = sequence, limit = Page };
            var rows = (await database.ReadAsync((connection, token) => connection.QueryAsync<Row>(new CommandDefinition(After, parameters, cancellationToken: token)), cancellationToken)).AsList();
            foreach (var row in rows)
            {
                if (row.Seq != sequence + 1)
                {
                    return new AuditVerdict(sequence, mark, AuditFault.Gap, sequence + 1);
                }

                if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(row.Mark), Encoding.UTF8.GetBytes(MarkOf(row, mark))))
                {
                    return new AuditVerdict(sequence, mark, AuditFault.Changed, row.Seq);
                }

                (sequence, mark) = (row.Seq, row.Mark);
                isFound = isFound || receipt == row.Read().Receipt;
            }

            if (rows.Count < Page)
            {
                return new AuditVerdict(sequence, mark, isFound ? AuditFault.None : AuditFault.ReceiptMissing, sequence);
            }
        }
    }

    /// <summary>Whether the database itself refuses changes of the trail.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<bool> IsGuardedAsync(CancellationToken cancellationToken)
    {
        const int guards = 2;
        var count = database.Dialect.Name == Dialect.Sqlite.Name
            ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
            : "SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = DATABASE() AND event_object_table = 'audit'";
        return await database.ReadAsync((connection, token) => connection.ExecuteScalarAsync<long>(new CommandDefinition(count, cancellationToken: token)), cancellationToken) >= guards;
    }

    private string MarkOf(Row row, string before)
    {
        // Lengths stand before the texts, so that no two rows are the same bytes.
        var text = new StringBuilder();
        foreach (var field in (string[])[before, Number(row.Seq), Number(row.HappenedAt), row.Actor, row.Action, row.Subject, row.Detail])
        {
            text.Append(Number(field.Length)).Append(':').Append(field);
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(seal.AuditKey, Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Row
    {
        public long Seq { get; init; }

        public long HappenedAt { get; init; }

        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Detail { get; init; } = "";

        public string Mark { get; init; } = "";

        public AuditRow Read() => new(Seq, UnixMicroseconds.Read(HappenedAt), new AuditEntry(Actor, Action, Subject, Detail), Mark);
    }
}
