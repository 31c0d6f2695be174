// "turn": the engine's turn beside Stateless and botbuilder-dialogs, in one run on one machine.
using System.CommandLine;
using System.Globalization;
using System.Runtime;
using GridBot.Conversation.Turns;
using Command = System.CommandLine.Command;

namespace GridBot.Benchmarks.Turns;

/// <summary>Measures turns one after the other on one thread.</summary>
internal static class TurnMode
{
    // Goals of issue 3.
    private const double MostP50 = 60;
    private const double MostP99 = 250;
    private const double MostKilobytes = 16;

    private const int WarmUp = 300;
    private const int StatelessRuns = 5000;

    /// <summary>The runtime compiles a hot method anew only when some time has passed: a warm-up by count alone would end before that.</summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var conversations = new Option<int>("--conversations") { Description = "Timed conversations, half in one breath and half of eight messages.", DefaultValueFactory = _ => 2000 };
        var alone = new Option<bool>("--alone") { Description = "Only GridBot, without the peers." };
        var command = new Command("turn", "Measures the engine's turn beside Stateless and botbuilder-dialogs.") { conversations, alone };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(conversations), parsed.GetValue(alone), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int conversations, bool alone, CancellationToken cancellationToken)
    {
        const int seed = 20261122;
        var time = TimeProvider.System;
        var print = Console.Out;
        await print.WriteLineAsync(Surroundings());
        var oneBreath = new TurnSamples(time);
        var eightMessages = new TurnSamples(time);
        var engine = new EngineTurns(new ConversationEngine(DataFiles.ReadDialogs(), new Uri("http://127.0.0.1/")), oneBreath, eightMessages, new Random(seed));
        Run(engine.Play, conversations, time, oneBreath, eightMessages);
        var breath = oneBreath.Figures(oneBreath.Count * 2.0 / conversations);
        var eight = eightMessages.Figures(eightMessages.Count * 2.0 / conversations);
        var all = TurnSamples.Both(oneBreath, eightMessages).Figures((double)(oneBreath.Count + eightMessages.Count) / conversations);
        List<(string Name, TurnFigures Figures)> rows = [("GridBot, one breath", breath), ("GridBot, eight messages", eight), ("GridBot, all turns", all)];
        List<Figure> figures = [.. Goals(all)];
        if (!alone)
        {
            await AddPeersAsync(rows, figures, all, conversations, time, cancellationToken);
        }

        foreach (var line in TurnTable.Lines(rows))
        {
            await print.WriteLineAsync(line);
        }

        string[] faults = engine.Unfiled == 0 ? [] : [$"{engine.Unfiled} conversations ended without a report"];
        return await FigureTable.PrintAsync("turn", figures, faults, time);
    }

    private static async Task AddPeersAsync(List<(string Name, TurnFigures Figures)> rows, List<Figure> figures, TurnFigures ours, int conversations, TimeProvider time, CancellationToken cancellationToken)
    {
        var samples = new TurnSamples(time);
        var machine = new StatelessTurns(samples);
        Run(_ => machine.Play(), StatelessRuns, time, samples);
        var stateless = samples.Figures(StatelessTurns.Steps);
        rows.Add(("Stateless 5.20.1 (reads nothing)", stateless));
        figures.Add(new Figure("Stateless turn p50", stateless.P50, "us"));
        figures.Add(new Figure("Stateless turn p99", stateless.P99, "us"));
        figures.Add(new Figure("Stateless allocated a turn, mean", (stateless.MeanBytes ?? 0) / 1024, "KB"));
        figures.Add(new Figure("GridBot p50 in Stateless turns", ours.P50 / stateless.P50, "x"));
        var (botbuilder, lacking) = await BotbuilderTurns.RunAsync(WarmUp, WarmUpTime, conversations, cancellationToken);
        if (botbuilder is null)
        {
            await Console.Out.WriteLineAsync($"botbuilder-dialogs was not measured: {lacking}");
            return;
        }

        rows.Add(("botbuilder-dialogs 4.23.3 (node)", botbuilder));
        figures.Add(new Figure("botbuilder-dialogs turn p50", botbuilder.P50, "us"));
        figures.Add(new Figure("botbuilder-dialogs turn p99", botbuilder.P99, "us"));
        figures.Add(new Figure("botbuilder-dialogs p50 in GridBot turns", botbuilder.P50 / ours.P50, "x"));
    }

    private static IEnumerable<Figure> Goals(TurnFigures all) =>
    [
        new("turn p50", all.P50, "us", MostP50),
        new("turn p95", all.P95, "us"),
        new("turn p99", all.P99, "us", MostP99),
        new("turn max", all.Max, "us"),
        new("allocated a turn, mean", (all.MeanBytes ?? 0) / 1024, "KB", MostKilobytes),
        new("allocated a turn, p99", (all.Bytes99 ?? 0) / 1024, "KB"),
        new("turns a second, one thread", all.PerSecond),
    ];

    private static void Run(Action<int> play, int conversations, TimeProvider time, params TurnSamples[] samples)
    {
        var begun = time.GetTimestamp();
        for (var number = 0; number < WarmUp || time.GetElapsedTime(begun) < WarmUpTime; number++)
        {
            play(number);
        }

        Array.ForEach(samples, one => one.IsKept = true);
        for (var number = 0; number < conversations; number++)
        {
            play(number);
        }
    }

    private static string Surroundings()
    {
        var load = File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
        var concurrent = AppContext.TryGetSwitch("System.GC.Concurrent", out var on) && on;
        return string.Create(
            CultureInfo.InvariantCulture,
            $".NET {Environment.Version}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC{(concurrent ? ", concurrent" : "")}, latency mode {GCSettings.LatencyMode}, {Environment.ProcessorCount} cores, load average {load}");
    }
}
