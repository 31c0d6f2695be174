// What was measured of many turns: the time and the allocations of each.
namespace GridBot.Benchmarks.Turns;

/// <summary>Turns of one program, measured one by one on one thread.</summary>
/// <param name="time">Source of the timestamps.</param>
internal sealed class TurnSamples(TimeProvider time)
{
    private readonly TimeProvider time = time;
    private readonly List<double> microseconds = [];
    private readonly List<double> bytes = [];

    /// <summary>False during the warm-up: turns are run and not kept.</summary>
    public bool IsKept { get; set; }

    public int Count => microseconds.Count;

    /// <summary>All turns of two series together.</summary>
    public static TurnSamples Both(TurnSamples one, TurnSamples other)
    {
        var both = new TurnSamples(one.time);
        both.microseconds.AddRange([.. one.microseconds, .. other.microseconds]);
        both.bytes.AddRange([.. one.bytes, .. other.bytes]);
        return both;
    }

    public TurnFigures Figures(double messages)
    {
        var times = new Percentiles(microseconds);
        return new TurnFigures(Count, messages, times.At(0.5), times.At(0.95), times.At(0.99), times.Max, Count / (microseconds.Sum() / 1e6))
        {
            MeanBytes = bytes.Count == 0 ? null : bytes.Average(),
            Bytes99 = bytes.Count == 0 ? null : new Percentiles(bytes).At(0.99),
        };
    }

    /// <summary>Runs and measures one turn. The allocations are those of this thread, exact to the byte.</summary>
    public T Measure<T>(Func<T> turn)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = time.GetTimestamp();
        var result = turn();
        var elapsed = time.GetElapsedTime(started);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (IsKept)
        {
            microseconds.Add(elapsed.TotalMicroseconds);
            bytes.Add(allocated);
        }

        return result;
    }
}
