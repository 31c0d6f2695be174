// The state of each person's conversation.
using System.Data.Common;
using Dapper;

namespace GridBot.Storage;

/// <summary>Rows of the table session.</summary>
internal sealed class SessionStore(Dialect dialect)
{
    private const string Find = "SELECT state FROM session WHERE person = @person";

    private readonly string save = $"""
        INSERT INTO session (person, state, updated_at) VALUES (@person, @state, @at) {dialect.OnExisting("person", "state = @state, updated_at = @at")}
        """;

    public static Task<string?> FindAsync(DbConnection connection, string person, CancellationToken cancellationToken) =>
        connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(Find, new { person }, cancellationToken: cancellationToken));

    public Task SaveAsync(DbConnection connection, string person, string state, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(save, new { person, state, at = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));
}
