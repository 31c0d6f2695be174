// Messages that were handled, and the reply each got.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage;

/// <summary>Rows of the table seen.</summary>
internal static class SeenStore
{
    private const string Find = "SELECT reply FROM seen WHERE message_key = @key";
    private const string Change = "UPDATE seen SET reply = @reply WHERE message_key = @key";
    private const string Add = "INSERT INTO seen (message_key, reply, seen_at) VALUES (@key, @reply, @at)";

    public static Task<string?> FindAsync(DbConnection connection, string key, CancellationToken cancellationToken) =>
        connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(Find, new { key }, cancellationToken: cancellationToken));

    public static Task ChangeAsync(DbConnection connection, string key, string reply, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(Change, new { key, reply }, cancellationToken: cancellationToken));

    public static Task AddAsync(DbConnection connection, string key, string reply, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(Add, new { key, reply, at = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));
}
