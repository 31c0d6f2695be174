// Finds and leases the rows that go out together with a leased one.
using System.Data.Common;
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>The statements behind digests. While one row of a group is leased nobody else leases another, so that rows may join it without asking who else is there.</summary>
internal static class OutboxGathering
{
    /// <summary>Read in the order of the index ix_outbox_recipient, from the leased row on.</summary>
    internal const string Behind = $"""
        SELECT {OutboxRow.Columns} FROM outbox o
        WHERE o.recipient = @recipient AND o.kind = @kind AND o.urgent = 0 AND o.first_due > @first AND o.state = 'waiting'
        ORDER BY o.first_due LIMIT @limit
        """;

    private const string Head = $"SELECT COUNT(*) FROM outbox WHERE {OutboxStore.Held}";

    private const string Take = """
        UPDATE outbox SET lease_owner = @owner, lease_until = @until
        WHERE id IN @ids AND recipient = @recipient AND kind = @kind AND urgent = 0 AND state = 'waiting' AND lease_until <= @now
        """;

    private const string Taken = $"SELECT {OutboxRow.Columns} FROM outbox o WHERE o.id IN @ids AND o.lease_owner = @owner AND o.lease_until = @until ORDER BY o.first_due";

    private const string LetGo = "UPDATE outbox SET lease_owner = '', lease_until = 0 WHERE id IN @ids AND lease_owner = @owner";

    public static async Task<IReadOnlyList<OutboxItem>> FindBehindAsync(
        DbConnection connection, OutboxItem head, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        var (at, last) = (UnixMicroseconds.Of(now), UnixMicroseconds.Of(until));
        var parameters = new { recipient = head.Target, kind = head.Kind.ToString(), first = UnixMicroseconds.Of(head.FirstDueAt ?? head.DueAt), limit };
        var rows = await connection.QueryAsync<OutboxRow>(new CommandDefinition(Behind, parameters, cancellationToken: cancellationToken));

        // A row that must wait longer ends the list: what stands behind it may not overtake it.
        return [.. rows.TakeWhile(row => row.DueAt <= last && row.LeaseUntil <= at).Select(row => row.Read(head.Kind))];
    }

    public static async Task<IReadOnlyList<OutboxItem>> JoinAsync(
        DbConnection connection, OutboxItem head, IReadOnlyList<OutboxItem> rows, string owner, DateTimeOffset now, DateTimeOffset until, string forUpdate, CancellationToken cancellationToken)
    {
        var held = new { id = head.Id, owner, attempts = head.Attempts };
        if (rows.Count == 0 || await connection.ExecuteScalarAsync<long>(new CommandDefinition($"{Head} {forUpdate}", held, cancellationToken: cancellationToken)) == 0)
        {
            return [];
        }

        var parameters = new { ids = Ids(rows), recipient = head.Target, kind = head.Kind.ToString(), owner, now = UnixMicroseconds.Of(now), until = UnixMicroseconds.Of(until) };
        await connection.PostAsync(new CommandDefinition(Take, parameters, cancellationToken: cancellationToken));
        var taken = await connection.QueryAsync<OutboxRow>(new CommandDefinition(Taken, new { parameters.ids, owner, parameters.until }, cancellationToken: cancellationToken));
        return [.. taken.Select(row => row.Read(head.Kind))];
    }

    public static Task LetGoAsync(DbConnection connection, IReadOnlyList<OutboxItem> rows, string owner, CancellationToken cancellationToken) =>
        rows.Count == 0 ? Task.CompletedTask : connection.ExecuteAsync(new CommandDefinition(LetGo, new { ids = Ids(rows), owner }, cancellationToken: cancellationToken));

    /// <summary>The rows' ids as a list whose length is a power of two (the last one repeated), so that lists of every length do not each need a prepared statement of their own.</summary>
    public static string[] Ids(IReadOnlyList<OutboxItem> rows)
    {
        var length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)rows.Count);
        return [.. Enumerable.Range(0, length).Select(i => rows[Math.Min(i, rows.Count - 1)].Id)];
    }
}
