// Tries whether the database can still be written.
using Dapper;

namespace GridBot.Storage;

/// <summary>One durable write of one small row. A full disk, or a server that became read-only, still answers every question; only a write tells.</summary>
public sealed class WriteProbe(IDatabase database)
{
    // The gate is where replicas pass for all they do with the outbox; this name is no kind of its rows.
    private const string Name = "ready";

    private readonly string touch = $"INSERT INTO outbox_gate (kind, passed_at) VALUES (@name, @now) {database.Dialect.OnExisting("kind", "passed_at = @now")}";

    /// <summary>Writes, and returns when it is durable.</summary>
    /// <exception cref="StoreBusyException">Too much waits for the database.</exception>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task TryAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        (connection, token) => connection.ExecuteAsync(new CommandDefinition(touch, new { name = Name, now = UnixMicroseconds.Of(now) }, cancellationToken: token)), cancellationToken);
}
