// The figures of one program's turns, as they are set side by side.
namespace GridBot.Benchmarks.Turns;

/// <summary>Figures of turns; times in microseconds.</summary>
/// <param name="Turns">Turns measured.</param>
/// <param name="Messages">Mean messages of a conversation.</param>
/// <param name="P50">Half of the turns took at most this.</param>
/// <param name="P95">95 % of the turns took at most this.</param>
/// <param name="P99">99 % of the turns took at most this.</param>
/// <param name="Max">The longest.</param>
/// <param name="PerSecond">Turns a second of the measured time, without what lies between the turns.</param>
internal sealed record TurnFigures(int Turns, double Messages, double P50, double P95, double P99, double Max, double PerSecond)
{
    /// <summary>Processor time of a turn in microseconds, of all threads of the process; null where it was not measured.</summary>
    public double? Processor { get; init; }

    /// <summary>Mean bytes allocated a turn; null where the program cannot tell.</summary>
    public double? MeanBytes { get; init; }

    /// <summary>99 % of the turns allocated at most this; null where the program cannot tell.</summary>
    public double? Bytes99 { get; init; }
}
