// The figures of the service, with the goals of issue 2.
namespace GridBot.Benchmarks.Service;

/// <summary>Puts the figures in order.</summary>
internal static class ServiceFigures
{
    // Goals (issue 2, figures): ready within 3 s of the start, under 200 MB after 10,000 turns, p99 of a turn under 50 ms with 16 callers.
    private const double ReadySeconds = 3;
    private const double MemoryMib = 200;
    private const double TurnMilliseconds = 50;

    public static IReadOnlyList<Figure> Of(
        ServiceOptions options, Percentiles ready, LoadResult load, TimeSpan cpu, double idle, double memory, double highest, double machine, Ledger kept)
    {
        var turns = new Percentiles(load.Tally.Turns.Select(turn => turn.Milliseconds));
        var warm = new Percentiles(load.Warm);
        var answers = new Percentiles(load.Tally.Answers);
        return
        [
            new("load average of the machine before", machine),
            new("ready after start, median", ready.At(0.5), "s", ReadySeconds),
            new("ready after start, max", ready.Max, "s", ReadySeconds),
            new("callers", options.Callers),
            new("turns", turns.Count),
            new("conversations", load.Tally.Conversations),
            new("duration", load.Took.TotalSeconds, "s"),
            new("turns a second", turns.Count / load.Took.TotalSeconds),
            new("turn p50", turns.At(0.5), "ms"),
            new("turn p95", turns.At(0.95), "ms"),
            new("turn p99", turns.At(0.99), "ms", TurnMilliseconds),
            new("turn max", turns.Max, "ms"),
            new("turn p99 without the first tenth", warm.At(0.99), "ms"),
            new("turn max without the first tenth", warm.Max, "ms"),
            .. load.Tally.Turns.GroupBy(turn => turn.Kind, StringComparer.Ordinal).OrderByDescending(kind => kind.Count())
                .SelectMany(kind => OfKind(kind.Key, new Percentiles(kind.Select(turn => turn.Milliseconds)))),
            new("answer by send API p50", answers.At(0.5), "ms"),
            new("answer by send API p99", answers.At(0.99), "ms"),
            new("processor time of the service a turn", cpu.TotalMicroseconds / turns.Count, "us"),
            new("memory before the load (VmRSS)", idle, "MiB"),
            new("memory after the load (VmRSS)", memory, "MiB", MemoryMib),
            new("memory at its highest (VmHWM)", highest, "MiB", MemoryMib),
            new("reports filed", kept.Filed),
            new("activities recorded", kept.Recorded),
            new("conversations cancelled", load.Tally.Cancelled),
            new("notices received by the groups", kept.Notices),
            new("outbox rows still waiting", kept.Waiting),
            new("messages sent to persons", kept.Messages),
            new("attachments fetched", kept.Media),
        ];
    }

    private static IEnumerable<Figure> OfKind(string kind, Percentiles turns) =>
    [
        new($"  {kind}, turns", turns.Count),
        new($"  {kind}, p50", turns.At(0.5), "ms"),
        new($"  {kind}, p99", turns.At(0.99), "ms"),
    ];
}
