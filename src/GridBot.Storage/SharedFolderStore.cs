// The marks by which replicas know that they share a folder.
using Dapper;

namespace GridBot.Storage;

/// <summary>One mark a folder, set once: what the database holds must stand in the folder, too.</summary>
public sealed class SharedFolderStore(IDatabase database)
{
    private const string Find = "SELECT mark FROM shared_folder WHERE name = @name";

    private readonly string set = $"{database.Dialect.InsertIgnore} INTO shared_folder (name, mark) VALUES (@name, @mark)";

    /// <summary>The folder's mark; null before the first replica set it.</summary>
    public Task<string?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        (connection, token) => connection.ExecuteScalarAsync<string?>(new CommandDefinition(Find, new { name }, cancellationToken: token)), cancellationToken);

    /// <summary>Sets the mark unless there is one, and returns the one that holds.</summary>
    public Task<string> SetAsync(string name, string mark, CancellationToken cancellationToken) => database.WriteAsync(
        async (connection, token) =>
        {
            await connection.ExecuteAsync(new CommandDefinition(set, new { name, mark }, cancellationToken: token));
            return (await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Find, new { name }, cancellationToken: token)))!;
        },
        cancellationToken);
}
