// The rows of a table that a real run left behind: what rows made in bulk are copied from.
using System.Data.Common;
using Dapper;
using GridBot.Storage;

namespace GridBot.Benchmarks.Growth;

/// <summary>Rows with all their columns, so that a column that is added to the schema later needs no word here.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Names of its columns.</param>
/// <param name="Rows">Its rows, values in the order of the columns; at least one.</param>
internal sealed record TemplateTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    private const int Most = 5000;

    private readonly Dictionary<string, int> positions = Columns.Select((name, at) => (name, at)).ToDictionary(column => column.name, column => column.at, StringComparer.Ordinal);

    /// <summary>Reads the rows that fulfil a condition.</summary>
    /// <exception cref="InvalidOperationException">There are none: the run was too short.</exception>
    public static Task<TemplateTable> ReadAsync(IDatabase database, string table, string where, CancellationToken cancellationToken)
        => database.ReadAsync((connection, token) => ReadAsync(connection, table, where, token), cancellationToken);

    /// <summary>A copy of a row, to be changed.</summary>
    public object?[] Copy(long row, int what) => (object?[])Rows[Mix.Of(row, what, Rows.Count)].Clone();

    /// <summary>Position of a column.</summary>
    /// <exception cref="InvalidOperationException">The schema has no such column any more.</exception>
    public int this[string column] => positions.TryGetValue(column, out var at) ? at : throw new InvalidOperationException($"The table {Name} has no column {column}.");

    private static async Task<TemplateTable> ReadAsync(DbConnection connection, string table, string where, CancellationToken cancellationToken)
    {
        var text = $"SELECT * FROM {table} WHERE {where} LIMIT {Most}";
        var rows = (await connection.QueryAsync(new CommandDefinition(text, cancellationToken: cancellationToken))).Cast<IDictionary<string, object?>>().ToList();
        return rows.Count > 0
            ? new TemplateTable(table, [.. rows[0].Keys], [.. rows.Select(row => row.Values.ToArray())])
            : throw new InvalidOperationException($"The run before left no row in {table} where {where}.");
    }
}
