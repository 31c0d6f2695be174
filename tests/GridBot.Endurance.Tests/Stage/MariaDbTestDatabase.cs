// A database of a MariaDB server.
using System.Data.Common;
using GridBot.MariaDb;
using MySqlConnector;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>An empty database at first; the program migrates it.</summary>
internal sealed class MariaDbTestDatabase(MariaDbServer server, string name) : ITestDatabase
{
    public string Name => name;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GridBot__Database__Provider"] = "mysql",
        ["GridBot__Database__ConnectionString"] = server.ConnectionString(name),
        ["GridBot__Database__MigrateOnStart"] = "true",
    };

    public static async Task<MariaDbTestDatabase> CreateAsync(MariaDbServer server, string name, CancellationToken cancellationToken)
    {
        await server.CreateDatabaseAsync(name, cancellationToken);
        return new MariaDbTestDatabase(server, name);
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        // Not pooled: the server is killed under the tests' own connections, too.
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder(server.ConnectionString(name)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>The server checks itself when it starts.</summary>
    public Task<string> CheckAsync(CancellationToken cancellationToken) => Task.FromResult("");
}
