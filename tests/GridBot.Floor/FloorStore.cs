// One durable insert a message, through the same writer and the same group commit as a turn.
using Dapper;
using GridBot.Storage;

namespace GridBot.Floor;

/// <summary>A table of its own, shaped like the table of seen messages.</summary>
internal sealed class FloorStore(IDatabase database)
{
    private const string Create = "CREATE TABLE IF NOT EXISTS floor_message (message_key VARCHAR(255) NOT NULL PRIMARY KEY, reply VARCHAR(2000) NOT NULL, seen_at BIGINT NOT NULL)";
    private const string Add = "INSERT INTO floor_message (message_key, reply, seen_at) VALUES (@key, @reply, @at)";

    public Task CreateAsync(CancellationToken cancellationToken)
        => database.WriteAsync((connection, token) => connection.ExecuteAsync(new CommandDefinition(Create, cancellationToken: token)), cancellationToken);

    /// <summary>Returns after the row is durable.</summary>
    public Task AddAsync(string key, string reply, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { key, reply, at = now.ToUnixTimeMilliseconds() };
        return database.WriteAsync(
            async (connection, token) =>
            {
                // Nobody waits for its result, so it travels with the commit: one round trip a message.
                await connection.PostAsync(new CommandDefinition(Add, parameters, cancellationToken: token));
                return true;
            },
            cancellationToken);
    }
}
