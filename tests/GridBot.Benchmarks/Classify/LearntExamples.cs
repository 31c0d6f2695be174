// The examples that the classifier learns from, in a mixed order, and written for a peer.
using System.Globalization;
using System.Text.RegularExpressions;
using GridBot.Classification.Learning;

namespace GridBot.Benchmarks.Classify;

/// <summary>The examples of the flows and of the *.examples files.</summary>
internal static partial class LearntExamples
{
    private const int Seed = 20261122;

    /// <summary>The examples in a mixed order, the same at every run: a peer that learns one after the other must not meet one matter after the other.</summary>
    public static IReadOnlyList<Example> Mixed(TrainingMaterial material)
    {
        Example[] mixed = [.. material.Examples];
        new Random(Seed).Shuffle(mixed);
        return mixed;
    }

    /// <summary>The material with some of its examples, in their own order: our training depends on it a little.</summary>
    public static TrainingMaterial Only(TrainingMaterial material, IEnumerable<Example> picked)
    {
        var kept = picked.ToHashSet();
        return new TrainingMaterial { Terms = material.Terms, Counters = material.Counters, Examples = [.. material.Examples.Where(kept.Contains)] };
    }

    /// <summary>Writes a text, a tab and its matter (0: none) a line.</summary>
    public static Task WriteAsync(IEnumerable<Example> examples, string path, CancellationToken cancellationToken)
        => File.WriteAllLinesAsync(path, examples.Select(example => string.Create(CultureInfo.InvariantCulture, $"{Blanks().Replace(example.Text, " ")}\t{example.Matter}")), cancellationToken);

    [GeneratedRegex("[\\t\\r\\n]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Blanks();
}
