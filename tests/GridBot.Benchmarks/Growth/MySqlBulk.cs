// Puts many rows into a MySQL database that nobody uses yet.
using System.Data;
using MySqlConnector;

namespace GridBot.Benchmarks.Growth;

/// <summary>By LOAD DATA, with the checks of references off; the indexes stay, as they are in memory.</summary>
internal static class MySqlBulk
{
    private const int ChunkRows = 10_000;

    private static readonly TimeSpan ChunkWithin = TimeSpan.FromMinutes(5);

    public static async Task WriteAsync(string connectionString, IEnumerable<BulkTable> tables, CancellationToken cancellationToken)
    {
        await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(connectionString) { AllowLoadLocalInfile = true, Pooling = false, CharacterSet = "utf8mb4" }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var settings = new MySqlCommand("SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0", connection))
        {
            await settings.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var table in tables)
        {
            foreach (var chunk in table.Rows.Chunk(ChunkRows))
            {
                await WriteAsync(connection, table, chunk, cancellationToken);
            }
        }
    }

    private static async Task WriteAsync(MySqlConnection connection, BulkTable table, object?[][] rows, CancellationToken cancellationToken)
    {
        using var data = new DataTable();
        foreach (var column in table.Columns)
        {
            data.Columns.Add(column, typeof(object));
        }

        foreach (var row in rows)
        {
            data.Rows.Add(row);
        }

        var copy = new MySqlBulkCopy(connection) { DestinationTableName = $"`{table.Name}`", BulkCopyTimeout = (int)ChunkWithin.TotalSeconds };
        copy.ColumnMappings.AddRange(table.Columns.Select((column, at) => new MySqlBulkCopyColumnMapping(at, column)));
        await copy.WriteToServerAsync(data, cancellationToken);
    }
}
