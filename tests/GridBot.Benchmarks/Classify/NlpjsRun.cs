// Runs nlp.js on the same files in a process of its own and takes over what it prints.
using System.Globalization;
using System.Text.Json;
using GridBot.Classification;

namespace GridBot.Benchmarks.Classify;

/// <summary>The npm packages @nlpjs/basic and @nlpjs/lang-zh, driven by tests/peers/nlpjs/classify.mjs.</summary>
internal static class NlpjsRun
{
    /// <summary>Reading, classifying and writing beside the training.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>The run and a line about its training; no run, and why, when node or the packages are lacking.</summary>
    /// <param name="settings"><c>default</c>, or <c>tuned</c>: what measured best, see the script.</param>
    /// <param name="training">TSV it learns from.</param>
    /// <param name="tests">TSV it places.</param>
    /// <param name="most">Time for the training, after which it goes on with what it has learnt.</param>
    /// <param name="longFactor">How many times a text is repeated to make it long.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<(ClassifierRun? Run, string Told)> RunAsync(string settings, string training, string tests, TimeSpan most, int longFactor, CancellationToken cancellationToken)
    {
        var folder = PeerProgram.Folder("nlpjs");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            return (null, "nlp.js was not measured: run 'npm ci --ignore-scripts' in tests/peers/nlpjs once (Node 20 or newer).");
        }

        string[] arguments = ["classify.mjs", training, Path.GetFullPath(tests), Text((int)most.TotalSeconds), Text(longFactor), settings];
        var run = await PeerProgram.RunAsync("node", arguments, folder, most + Rest, cancellationToken);
        if (!run.Succeeded)
        {
            // What it printed may hold a text, so that it is not shown.
            return (null, $"nlp.js ({settings}) was not measured: node failed or took longer than {(most + Rest).TotalMinutes:0} minutes.");
        }

        using var printed = JsonDocument.Parse(run.Output[(run.Output.TrimEnd().LastIndexOf('\n') + 1)..]);
        var root = printed.RootElement;
        var rankings = root.GetProperty("rankings").EnumerateArray().Select(Ranking).ToList();
        var answered = root.GetProperty("intents").EnumerateArray().Count(intent => intent.GetInt32() != 0);
        var told = string.Create(CultureInfo.InvariantCulture, $"nlp.js ({settings}) learnt from {root.GetProperty("examples").GetInt32()} examples in {root.GetProperty("seconds").GetDouble():0.0} s and {root.GetProperty("epochs").GetInt32()} epochs")
            + (root.GetProperty("isCut").GetBoolean() ? ", cut off by the time limit" : ", until it stopped by itself")
            + string.Create(CultureInfo.InvariantCulture, $"; it is sure enough of {answered} of {rankings.Count} texts to give another answer than None (its list is compared, not this answer)");
        return (new ClassifierRun($"nlp.js, {settings}", rankings, Times(root, "microseconds"), Times(root, "longMicroseconds"), Bytes: null), told);
    }

    private static IReadOnlyList<RankedMatter> Ranking(JsonElement ranking) => [.. ranking.EnumerateArray().Select(one => new RankedMatter(one[0].GetInt32(), one[1].GetDouble(), []))];

    private static List<List<double>> Times(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(times => times.EnumerateArray().Select(one => one.GetDouble()).ToList())];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
