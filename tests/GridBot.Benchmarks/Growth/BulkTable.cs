// Rows on their way into a table.
namespace GridBot.Benchmarks.Growth;

/// <summary>Many rows of one table.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Values in the order of the columns, made while they are read.</param>
internal sealed record BulkTable(string Name, IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows);
