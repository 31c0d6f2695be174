// Puts many rows into a SQLite file that nobody uses yet.
using Microsoft.Data.Sqlite;

namespace GridBot.Benchmarks.Growth;

/// <summary>Without durability, and with the indexes taken away and made again: the file is only given to the program afterwards.</summary>
internal static class SqliteBulk
{
    private const string Fast = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-1500000; PRAGMA temp_store=MEMORY;";
    private const string Safe = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
    private const string Indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> 'VersionInfo'";

    public static async Task WriteAsync(string connectionString, IEnumerable<BulkTable> tables, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        Run(connection, Fast);
        var indexes = ReadIndexes(connection);
        indexes.ForEach(index => Run(connection, $"DROP INDEX \"{index.Name}\""));
        foreach (var table in tables)
        {
            Run(connection, "BEGIN");
            Write(connection, table, cancellationToken);
            Run(connection, "COMMIT");
        }

        indexes.ForEach(index => Run(connection, index.Sql));
        Run(connection, Safe);
    }

    private static List<(string Name, string Sql)> ReadIndexes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Indexes;
        using var reader = command.ExecuteReader();
        var indexes = new List<(string, string)>();
        while (reader.Read())
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    private static void Write(SqliteConnection connection, BulkTable table, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"$p{at}"))})";
        var parameters = table.Columns.Select((_, at) => command.Parameters.AddWithValue($"$p{at}", DBNull.Value)).ToArray();
        foreach (var row in table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = 0; at < parameters.Length; at++)
            {
                parameters[at].Value = row[at] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
