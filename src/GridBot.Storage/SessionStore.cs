// The state of each person's conversation.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage;

/// <summary>Rows of the table session.</summary>
internal static class SessionStore
{
    private const string Find = "SELECT state FROM session WHERE person = @person";

    // REPLACE means the same on SQLite and MySQL; nothing refers to a session, so the row may be written anew.
    private const string Save = "REPLACE INTO session (person, state, updated_at) VALUES (@person, @state, @at)";

    public static Task<string?> FindAsync(DbConnection connection, string person, CancellationToken cancellationToken) =>
        connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(Find, new { person }, cancellationToken: cancellationToken));

    public static Task SaveAsync(DbConnection connection, string person, string state, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Save, new { person, state, at = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));
}
