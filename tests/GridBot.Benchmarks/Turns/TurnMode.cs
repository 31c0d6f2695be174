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
    private const double MostP50 = 50;
    private const double MostP99 = 200;
    private const double MostKilobytes = 10;

    private const int StatelessRuns = 5000;

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
        var dialogs = DataFiles.ReadDialogs();
        var random = new Random(seed);
        var turn = new TimedTurn(new ConversationEngine(dialogs, new Uri("http://127.0.0.1/")), random);
        var plan = new TurnPlan(conversations, alone);
        var (oneBreath, eightMessages) = (new TurnSamples(time), new TurnSamples(time));
        var engine = new EngineTurns(turn, oneBreath, eightMessages, random);
        plan.Run(engine.Play, time, oneBreath, eightMessages);
        var breath = oneBreath.Figures(oneBreath.Count * 2.0 / conversations);
        var eight = eightMessages.Figures(eightMessages.Count * 2.0 / conversations);
        var all = TurnSamples.Both(oneBreath, eightMessages).Figures((double)(oneBreath.Count + eightMessages.Count) / conversations);
        var race = await SixQuestionRace.RunAsync(dialogs, turn, plan, time, cancellationToken);
        List<(string Name, TurnFigures Figures)> rows = [("GridBot, one breath", breath), ("GridBot, eight messages", eight), ("GridBot, all turns", all), ("GridBot, six questions", race.Ours)];
        List<Figure> figures = [.. Goals(all), .. race.Measured];
        if (race.Theirs is { } botbuilder)
        {
            rows.Add(("botbuilder-dialogs 4.23.3 (node)", botbuilder));
        }
        else if (race.Lacking is not null)
        {
            await print.WriteLineAsync($"botbuilder-dialogs was not measured: {race.Lacking}");
        }

        if (!alone)
        {
            AddStateless(rows, figures, all, time);
        }

        foreach (var line in TurnTable.Lines(rows))
        {
            await print.WriteLineAsync(line);
        }

        List<string> faults = engine.Unfiled == 0 ? [] : [$"{engine.Unfiled} conversations ended without a report"];
        if (race.Strayed > 0)
        {
            faults.Add($"{race.Strayed} conversations were not the six questions");
        }

        return await FigureTable.PrintAsync("turn", figures, faults, time);
    }

    private static void AddStateless(List<(string Name, TurnFigures Figures)> rows, List<Figure> figures, TurnFigures ours, TimeProvider time)
    {
        var samples = new TurnSamples(time);
        var machine = new StatelessTurns(samples);
        new TurnPlan(StatelessRuns, IsAlone: true).Run(_ => machine.Play(), time, samples);
        var stateless = samples.Figures(StatelessTurns.Steps);
        rows.Add(("Stateless 5.20.1 (reads nothing)", stateless));
        figures.Add(new Figure("Stateless turn p50", stateless.P50, "us"));
        figures.Add(new Figure("Stateless turn p99", stateless.P99, "us"));
        figures.Add(new Figure("Stateless allocated a turn, mean", (stateless.MeanBytes ?? 0) / 1024, "KB"));
        figures.Add(new Figure("GridBot p50 in Stateless turns", ours.P50 / stateless.P50, "x"));
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

    private static string Surroundings()
    {
        var load = File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
        var concurrent = AppContext.TryGetSwitch("System.GC.Concurrent", out var on) && on;
        return string.Create(
            CultureInfo.InvariantCulture,
            $".NET {Environment.Version}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC{(concurrent ? ", concurrent" : "")}, latency mode {GCSettings.LatencyMode}, {Environment.ProcessorCount} cores, load average {load}");
    }
}
