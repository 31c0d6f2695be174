// A program in a contest and what was measured of it.
namespace GridBot.Benchmarks.EndToEnd;

/// <summary>One of the programs that are measured in turn.</summary>
/// <param name="Name">Its name in the figures.</param>
/// <param name="Subject">The running program.</param>
/// <param name="FilesReports">Whether it files reports, which are then looked for in its database.</param>
/// <param name="RateOf">The entrant whose capacity its fixed rate is a share of; null for its own.</param>
internal sealed record Entrant(string Name, Subject Subject, bool FilesReports, Entrant? RateOf = null)
{
    private readonly List<(int Callers, Window Window)> closed = [];
    private readonly List<Window> open = [];

    /// <summary>Every closed window: each number of callers, as often as there were rounds.</summary>
    public IReadOnlyList<(int Callers, Window Window)> Closed => closed;

    /// <summary>Each number of callers with the window of its median round.</summary>
    public IReadOnlyList<(int Callers, Window Window)> Levels =>
        [.. closed.GroupBy(level => level.Callers).Select(level => (level.Key, level.Select(entry => entry.Window).OrderBy(window => window.PerSecond).ElementAt((level.Count() - 1) / 2)))];

    /// <summary>The number of callers that got the most, with its window; null before anything was measured.</summary>
    public (int Callers, Window Window)? Best => Levels.Count == 0 ? null : Levels.MaxBy(level => level.Window.PerSecond);

    /// <summary>Messages a second at the number of callers that got the most.</summary>
    public double Capacity => Best?.Window.PerSecond ?? 0;

    /// <summary>Messages a second of the open loop; 0 when there was none.</summary>
    public double Rate { get; set; }

    /// <summary>The windows of the open loop, one a round.</summary>
    public IReadOnlyList<Window> Open => open;

    /// <summary>By how many milliseconds the generator itself was late at worst.</summary>
    public double SentLate { get; private set; }

    /// <summary>Messages of the schedule that could not be sent, because too many were under way.</summary>
    public int Skipped { get; private set; }

    public void Add(int callers, Window window) => closed.Add((callers, window));

    public void Add(Window window, double sentLate, int skipped)
    {
        open.Add(window);
        SentLate = Math.Max(SentLate, sentLate);
        Skipped += skipped;
    }

    /// <summary>Milliseconds from the scheduled instant to the answer, of all rounds together.</summary>
    public Percentiles OpenTurns(TimeProvider time) => new(open.SelectMany(window => window.TurnTimes(time)));
}
