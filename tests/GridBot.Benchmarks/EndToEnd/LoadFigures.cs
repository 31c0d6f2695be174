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

    /// <param name="entrant">What was measured.</param>
    /// <param name="books">What the check afterwards found.</param>
    /// <param name="judged">Whether goals apply.</param>
    /// <param name="time">Source of the time.</param>
    public static IEnumerable<Figure> Of(Entrant entrant, Books books, bool judged, TimeProvider time)
    {
        var name = entrant.Name;
        yield return new($"{name}: ready after start", entrant.Subject.Process.ReadyAfter.TotalSeconds, "s", judged ? ReadyGoal : null);
        foreach (var (callers, window) in entrant.Levels)
        {
            var level = new Figure($"{name}, closed loop, {callers} callers", window.PerSecond, "/s");
            yield return level;
            foreach (var figure in Details(window, time))
            {
                yield return figure with { Under = level.Name };
            }
        }

        if (entrant.Closed.Count > 0)
        {
            yield return new($"{name}: capacity", entrant.Capacity, "/s");
        }

        foreach (var figure in Open(entrant, judged, time))
        {
            yield return figure with { Under = $"{name}, open loop" };
        }

        yield return new($"{name}: memory at its highest (VmHWM)", entrant.Subject.Process.Memory().Highest, "MiB", judged ? MemoryGoal : null);
        foreach (var note in books.Notes)
        {
            yield return note with { Name = $"{name}: {note.Name}" };
        }
    }

    private static IEnumerable<Figure> Open(Entrant entrant, bool judged, TimeProvider time)
    {
        if (entrant.Open.Count == 0)
        {
            yield break;
        }

        var turns = entrant.OpenTurns(time);
        yield return new("open loop, scheduled", entrant.Rate, "/s");
        yield return new("  answered", entrant.Open.Average(window => window.PerSecond), "/s");
        yield return new("  p50 from the scheduled instant", turns.At(0.5), "ms");
        yield return new("  p95", turns.At(0.95), "ms");
        yield return new("  p99", turns.At(0.99), "ms", judged ? LatencyGoal : null);
        yield return new("  p99.9", turns.At(0.999), "ms");
        yield return new("  max", turns.Max, "ms");
        yield return new("  generator late at worst", entrant.SentLate, "ms");
        foreach (var figure in Costs(entrant.Open[0], time))
        {
            yield return figure;
        }
    }

    private static IEnumerable<Figure> Details(Window window, TimeProvider time)
    {
        var turns = new Percentiles(window.TurnTimes(time));
        return [new("  p50", turns.At(0.5), "ms"), new("  p99", turns.At(0.99), "ms"), .. Costs(window, time)];
    }

    private static IEnumerable<Figure> Costs(Window window, TimeProvider time)
    {
        var posts = new Percentiles(window.PostTimes(time));
        if (posts.Count > 0)
        {
            yield return new("  answers by send API p50", posts.At(0.5), "ms");
            yield return new("  answers by send API p99", posts.At(0.99), "ms");
        }

        yield return new("  processor time of the program a message", window.ProgramMicroseconds, "us");
        if (window.Database > TimeSpan.Zero)
        {
            yield return new("  processor time of the database a message", window.DatabaseMicroseconds, "us");
        }

        yield return new("  processor time of the generator a message", window.GeneratorMicroseconds, "us");
    }
}
