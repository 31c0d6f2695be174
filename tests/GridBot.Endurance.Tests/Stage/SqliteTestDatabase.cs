// A SQLite file.
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>A file in a folder of the test's.</summary>
internal sealed class SqliteTestDatabase(string folder) : ITestDatabase
{
    private readonly string connectionString = $"Data Source={Path.Combine(folder, "gridbot.db")};Pooling=False";

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GridBot__Database__Provider"] = "sqlite",
        ["GridBot__Database__ConnectionString"] = connectionString,
    };

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition("PRAGMA integrity_check", cancellationToken: cancellationToken)) is var said and not "ok" ? said ?? "nothing" : "";
    }
}
