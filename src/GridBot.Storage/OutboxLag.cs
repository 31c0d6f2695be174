// How far the dispatchers are behind with the outbox.
using Dapper;

namespace GridBot.Storage;

/// <summary>
/// What more replicas would help with: rows that could go out now and that nobody has taken yet. A row that waits for a group to be mended, for its next try or for the rate of its group is none, because its
/// due time has been moved on.
/// </summary>
public sealed class OutboxLag(IDatabase database)
{
    private const string Oldest = "SELECT MIN(due_at) FROM outbox WHERE state = 'waiting' AND due_at <= @now AND lease_until <= @now";

    /// <summary>For how long the row that has waited longest could have gone out; zero when there is none.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<TimeSpan> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { now = UnixMicroseconds.Of(now) };
        var oldest = await database.ReadAsync((connection, token) => connection.ExecuteScalarAsync<long?>(new CommandDefinition(Oldest, parameters, cancellationToken: token)), cancellationToken);
        return oldest is { } at ? now - UnixMicroseconds.Read(at) : TimeSpan.Zero;
    }
}
