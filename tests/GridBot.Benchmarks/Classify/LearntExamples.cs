// All that the classifier learns from, read from the dialogs' files as they stand, and written for a peer.
using System.Globalization;
using System.Text.RegularExpressions;
using GridBot.Classification;
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;

namespace GridBot.Benchmarks.Classify;

/// <summary>The examples of the flows and of the *.examples files, as training material and as a TSV.</summary>
internal static partial class LearntExamples
{
    private const int Seed = 20261122;

    /// <summary>The material of the shipped classifier.</summary>
    /// <exception cref="InvalidOperationException">The examples read here are not those that the dialogs' own reader found.</exception>
    public static TrainingMaterial Read(DialogSet dialogs, string folder)
    {
        var material = new TrainingMaterial
        {
            Terms = [.. dialogs.Flows.Values.Select(flow => new MatterTerms(flow.Matter.No, flow.Terms))],
            Counters = dialogs.Places.Counters,
            Examples = [.. OfFlows(dialogs.Flows.Values), .. OfFiles(dialogs.Flows.Values, folder), .. Lines(Path.Combine(folder, "nothing.examples"), LearntWeights.Nothing)],
        };
        // The version is a hash over all of it, so that nothing can be left out or read otherwise unnoticed.
        return dialogs.Classifier.Version == Model.OfTerms(material).Version ? material : throw new InvalidOperationException("The examples were read otherwise than the dialogs' reader reads them.");
    }

    /// <summary>So many examples in a mixed order, the same at every run: a peer that learns one example after the other must not meet one matter after the other.</summary>
    public static TrainingMaterial Mixed(TrainingMaterial material, int most)
    {
        Example[] mixed = [.. material.Examples];
        new Random(Seed).Shuffle(mixed);
        return new TrainingMaterial { Terms = material.Terms, Counters = material.Counters, Examples = [.. mixed.Take(most)] };
    }

    /// <summary>Writes a text, a tab and its matter (0: none) a line.</summary>
    public static Task WriteAsync(IEnumerable<Example> examples, string path, CancellationToken cancellationToken)
        => File.WriteAllLinesAsync(path, examples.Select(example => string.Create(CultureInfo.InvariantCulture, $"{Blanks().Replace(example.Text, " ")}\t{example.Matter}")), cancellationToken);

    private static IEnumerable<Example> OfFlows(IEnumerable<Flow> flows)
        => flows.SelectMany(flow => flow.Kinds.SelectMany(kind => kind.Examples).Select(text => new Example(text, flow.Matter.No)));

    private static IEnumerable<Example> OfFiles(IEnumerable<Flow> flows, string folder)
        => flows.OrderBy(flow => flow.File, StringComparer.Ordinal).SelectMany(flow => Lines(Path.Combine(folder, Path.ChangeExtension(flow.File, ".examples")), flow.Matter.No));

    private static IEnumerable<Example> Lines(string path, int matter)
        => !File.Exists(path) ? [] : File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#' && !Kind().IsMatch(line)).Select(line => new Example(line, matter));

    [GeneratedRegex("^[a-z0-9-]+:$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Kind();

    [GeneratedRegex("[\\t\\r\\n]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Blanks();
}
