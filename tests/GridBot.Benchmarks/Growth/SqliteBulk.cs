// Puts many rows into a SQLite file that nobody uses yet.
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GridBot.Benchmarks.Growth;

/// <summary>
/// Without durability, with the indexes taken away and made again, and past the driver's parameters, which cost more than the rows: the file is only given to the program afterwards.
/// </summary>
internal static class SqliteBulk
{
    private const string Fast = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-1500000; PRAGMA temp_store=MEMORY;";
    private const string Safe = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
    private const string Indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> 'VersionInfo'";

    public static void Write(string connectionString, IEnumerable<BulkTable> tables, CancellationToken cancellationToken)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        Run(connection, Fast);
        var indexes = ReadIndexes(connection);
        indexes.ForEach(index => Run(connection, $"DROP INDEX \"{index.Name}\""));
        foreach (var table in tables)
        {
            Run(connection, "BEGIN");
            Write(connection.Handle!, table, cancellationToken);
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

    private static void Write(sqlite3 database, BulkTable table, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        var places = string.Join(", ", table.Columns.Select(_ => "?"));
        Check(database, raw.sqlite3_prepare_v2(database, $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({places})", out var statement));
        using (statement)
        {
            foreach (var row in table.Rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var at = 0; at < row.Length; at++)
                {
                    Check(database, Bind(statement, at + 1, row[at]));
                }

                if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
                {
                    throw new InvalidOperationException($"A row of {table.Name} was refused: {raw.sqlite3_errmsg(database).utf8_to_string()}");
                }

                raw.sqlite3_reset(statement);
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int(statement, place, number),
        double number => raw.sqlite3_bind_double(statement, place, number),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} is not expected.", nameof(value)),
    };

    private static void Check(sqlite3 database, int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite refused: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
