// Sets the turns of several programs side by side, as text.
using System.Globalization;

namespace GridBot.Benchmarks.Turns;

/// <summary>The table of the mode "turn"; the last column is the processor time of a turn, where it was measured.</summary>
internal static class TurnTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<(string Name, TurnFigures Figures)> rows)
    {
        yield return $"{"turns, times in us",-34} {"turns",7} {"msgs",5} {"p50",8} {"p95",8} {"p99",8} {"max",9} {"KB mean",8} {"KB p99",7} {"turns/s",9} {"cpu",8}";
        foreach (var (name, row) in rows)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-34} {row.Turns,7} {row.Messages,5:0.0} {row.P50,8:0.0} {row.P95,8:0.0} {row.P99,8:0.0} {row.Max,9:0.0} {Kilobytes(row.MeanBytes),8} {Kilobytes(row.Bytes99),7} {row.PerSecond,9:#,0} {(row.Processor is { } processor ? processor.ToString("0.0", CultureInfo.InvariantCulture) : "-"),8}");
        }
    }

    private static string Kilobytes(double? bytes) => bytes is { } known ? (known / 1024).ToString("0.0", CultureInfo.InvariantCulture) : "-";
}
