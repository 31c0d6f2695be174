// How far the dispatchers are behind with the outbox.
using Dapper;
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>
/// What more replicas would help with: rows that could go out now and that nobody has taken yet. A row that waits for a group to be mended, for its next try or for the rate of its group is none, because its
/// due time has been moved on.
/// </summary>
public sealed class OutboxLag(IDatabase database)
{
    // Of each kind and urgency by itself, so that the index gives the oldest without reading what is due later.
    internal const string Oldest = """
        SELECT due_at FROM outbox WHERE kind = @kind AND state = 'waiting' AND urgent = @urgent AND due_at <= @now AND lease_until <= @now ORDER BY due_at LIMIT 1
        """;

    /// <summary>For how long the row that has waited longest could have gone out; zero when there is none.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<TimeSpan> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = UnixMicroseconds.Of(now);
        var oldest = await database.ReadAsync(
            async (connection, token) =>
            {
                var oldest = at;
                foreach (var kind in Enum.GetNames<OutboxKind>())
                {
                    foreach (var urgent in (int[])[0, 1])
                    {
                        var due = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Oldest, new { kind, urgent, now = at }, cancellationToken: token));
                        oldest = Math.Min(oldest, due ?? at);
                    }
                }

                return oldest;
            },
            cancellationToken);
        return oldest < at ? now - UnixMicroseconds.Read(oldest) : TimeSpan.Zero;
    }
}
