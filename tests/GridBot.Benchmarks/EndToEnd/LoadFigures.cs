// Puts what a run under load found into figures.
namespace GridBot.Benchmarks.EndToEnd;

/// <summary>Figures with the goals of issue 6.</summary>
internal static class LoadFigures
{
    /// <summary>Milliseconds within which 99 of 100 messages are answered at 70 % of the capacity.</summary>
    private const double LatencyGoal = 100;

    /// <summary>Resident memory, MiB; the goal is told in megabytes.</summary>
    private const double MemoryGoal = 300e6 / (1024 * 1024);

    private const double ReadyGoal = 2;

    /// <param name="findings">What was found.</param>
    /// <param name="machine">Load average of the machine before the run.</param>
    /// <param name="judged">Whether goals apply.</param>
    /// <param name="time">Source of the time.</param>
    public static IEnumerable<Figure> Of(LoadFindings findings, double machine, bool judged, TimeProvider time)
    {
        yield return new("load average of the machine before", machine);
        yield return new("ready after start", findings.ReadySeconds, "s", judged ? ReadyGoal : null);
        foreach (var (callers, window) in findings.Levels)
        {
            yield return new($"closed loop, {callers} callers: messages", window.PerSecond, "/s");
            foreach (var figure in Details(window, time))
            {
                yield return figure;
            }
        }

        if (findings.Levels.Count > 0)
        {
            yield return new("capacity", findings.Capacity, "/s");
        }

        if (findings.Open is { } open)
        {
            var turns = open.Turns(time);
            yield return new("open loop, scheduled", findings.Rate, "/s");
            yield return new("open loop, answered", open.PerSecond, "/s");
            yield return new("  p50 from the scheduled instant", turns.At(0.5), "ms");
            yield return new("  p95", turns.At(0.95), "ms");
            yield return new("  p99", turns.At(0.99), "ms", judged ? LatencyGoal : null);
            yield return new("  p99.9", turns.At(0.999), "ms");
            yield return new("  max", turns.Max, "ms");
            yield return new("  generator late at worst", findings.SentLate, "ms");
            foreach (var figure in Details(open, time).Skip(1))
            {
                yield return figure;
            }
        }

        yield return new("memory at its highest (VmHWM)", findings.HighestMemory, "MiB", judged ? MemoryGoal : null);
        foreach (var note in findings.Notes)
        {
            yield return note;
        }
    }

    private static IEnumerable<Figure> Details(Window window, TimeProvider time)
    {
        var turns = window.Turns(time);
        var posts = window.Posts(time);
        yield return new("  p50 / p99 of a closed loop", turns.At(0.5), $"/ {turns.At(0.99):0.0} ms");
        if (posts.Count > 0)
        {
            yield return new("  answers by send API p50 / p99", posts.At(0.5), $"/ {posts.At(0.99):0.0} ms");
        }

        yield return new("  processor time of the program a message", window.ProgramMicroseconds, "us");
        if (window.Database > TimeSpan.Zero)
        {
            yield return new("  processor time of the database a message", window.DatabaseMicroseconds, "us");
        }

        yield return new("  processor time of the generator a message", window.GeneratorMicroseconds, "us");
    }
}
