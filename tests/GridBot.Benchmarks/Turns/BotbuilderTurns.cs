// Runs botbuilder-dialogs in a process of its own and takes over the figures it prints.
using System.Globalization;
using System.Text.Json;

namespace GridBot.Benchmarks.Turns;

/// <summary>The npm package botbuilder-dialogs, driven by tests/peers/botbuilder/turn.mjs.</summary>
internal static class BotbuilderTurns
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The figures, or why there are none: node or npm is lacking, or the packages cannot be fetched.</summary>
    /// <param name="plan">Warm-up and length.</param>
    /// <param name="asked">What it asks and is answered, as JSON.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    public static async Task<(TurnFigures? Figures, string? Lacking)> RunAsync(TurnPlan plan, string asked, CancellationToken cancellationToken)
    {
        var folder = PeerProgram.Folder("botbuilder");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))
            && await PeerProgram.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, Limit, cancellationToken) is { Succeeded: false } installed)
        {
            return (null, $"npm could not fetch the packages: {installed.Output}");
        }

        string[] arguments = ["turn.mjs", Text(TurnPlan.WarmUp), Text((int)TurnPlan.WarmUpTime.TotalMilliseconds), Text(plan.Conversations), asked];
        var run = await PeerProgram.RunAsync("node", arguments, folder, Limit, cancellationToken);
        if (!run.Succeeded)
        {
            return (null, $"node could not run it: {run.Output}");
        }

        using var printed = JsonDocument.Parse(run.Output);
        double Value(string name) => printed.RootElement.GetProperty(name).GetDouble();
        return (new TurnFigures((int)Value("turns"), Value("messages"), Value("p50"), Value("p95"), Value("p99"), Value("max"), Value("perSecond")) { Processor = Value("processor") }, null);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
