// Learns the weights from the examples, with Microsoft.ML.
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace GridBot.Classification.Learning;

/// <summary>
/// Trains a maximum-entropy model (multinomial logistic regression, L-BFGS). One thread and no randomness: equal material gives equal weights.
/// Needs some seconds and some hundred megabytes for ten thousand examples; the result is kept by <see cref="ModelShelf"/>.
/// </summary>
public static class ModelTrainer
{
    /// <summary>Fewest examples that hold a character sequence for it to be learnt.</summary>
    private const int FewestTexts = 3;

    /// <summary>How strongly weights are held small (L2); chosen by cross-validation, see docs/classification.md.</summary>
    private const float Regularization = 0.05f;

    /// <summary>What the texts that tell of no matter count together, compared with one matter: most of what people write does tell something.</summary>
    private const float NothingShare = 0.6f;

    /// <summary>Longest text that is put before an example, and longest example behind it, in characters.</summary>
    private const int LongestBefore = 20;

    private const int LongestBehind = 40;

    /// <summary>How far the next text before an example stands from the last: prime, so that all have their turn in a mixed order.</summary>
    private const int Step = 7919;

    private const int MostIterations = 80;
    private const int History = 5;
    private const float Tolerance = 1e-4f;

    /// <summary>Whether there is something to tell apart: examples of two classes at least.</summary>
    internal static bool CanLearn(TrainingMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        return material.Examples.DistinctBy(example => example.Matter).Skip(1).Any();
    }

    /// <summary>Trains on all examples of the material.</summary>
    /// <param name="material">
    /// Terms and examples; with fewer than two classes among them, or no character sequence that enough of them hold, nothing can be learnt, and the
    /// terms alone decide.
    /// </param>
    /// <param name="cancellationToken">Looked at before the training begins; the training itself cannot be stopped.</param>
    public static Model Train(TrainingMaterial material, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(material);
        cancellationToken.ThrowIfCancellationRequested();
        if (!CanLearn(material))
        {
            return Model.OfTerms(material);
        }

        int[] classes = [.. material.Examples.Select(example => example.Matter).Distinct().Order()];
        List<Example> examples = [.. material.Examples.Select(example => example with { Text = NormalText.Of(example.Text) })];
        var (grams, rarity) = Known(examples);
        if (grams.Count == 0)
        {
            return Model.OfTerms(material);
        }

        examples.AddRange(WithNothing(examples));
        var empty = new LearntWeights { Classes = classes, Grams = new GramTable(grams), Rarity = rarity, GramWeights = [], Biases = [] };
        var sizes = examples.CountBy(example => example.Matter).ToDictionary();
        var rows = examples.Select(example => new Row
        {
            Label = (uint)Array.IndexOf(classes, example.Matter),
            Weight = (example.Matter == LearntWeights.Nothing ? NothingShare : 1) * examples.Count / classes.Length / sizes[example.Matter],
            Features = Features(empty, example.Text),
        }).ToList();
        var (weights, biases) = Fit(rows, grams.Count, classes.Length);
        return new Model(material.Version, material.Terms, material.Counters, new LearntWeights
        {
            Classes = classes,
            Grams = empty.Grams,
            Rarity = rarity,
            GramWeights = Turned(weights, grams.Count),
            Biases = biases,
        });
    }

    /// <summary>
    /// Short examples once more, behind a text that tells of no matter: a greeting or an address before it changes nothing of what is told. Every other
    /// one gets a text with a number, which most often is an address. Which goes with which is fixed by their places in the list.
    /// </summary>
    private static List<Example> WithNothing(List<Example> examples)
    {
        List<string> nothing = [.. examples.Where(example => example.Matter == LearntWeights.Nothing && example.Text.Length <= LongestBefore).Select(example => example.Text)];
        List<string> numbered = [.. nothing.Where(text => text.Any(char.IsAsciiDigit))];
        if (nothing.Count == 0)
        {
            return [];
        }

        var told = examples.Where(example => example.Matter != LearntWeights.Nothing && example.Text.Length <= LongestBehind);
        return [.. told.Select((example, at) => example with { Text = Before(at % 2 == 0 && numbered.Count > 0 ? numbered : nothing, at) + example.Text })];
    }

    private static string Before(List<string> texts, int at) => texts[(int)((long)at * Step % texts.Count)];

    /// <summary>The sequences that occur in enough texts, and how rare each is: the logarithm of the share of texts that hold it.</summary>
    private static (List<ulong> Grams, float[] Rarity) Known(List<Example> examples)
    {
        var holding = new SortedDictionary<ulong, int>();
        foreach (var example in examples)
        {
            foreach (var gram in GramTable.Read(example.Text).Distinct())
            {
                holding[gram] = holding.GetValueOrDefault(gram) + 1;
            }
        }

        var known = holding.Where(gram => gram.Value >= FewestTexts).ToList();
        return ([.. known.Select(gram => gram.Key)], [.. known.Select(gram => (float)Math.Log((1.0 + examples.Count) / (1 + gram.Value)))]);
    }

    private static VBuffer<float> Features(LearntWeights empty, string text)
    {
        var hits = new TermHit[GramTable.MostHits(text.Length)];
        var features = empty.Normalised(hits.AsSpan(0, empty.Grams.Find(text, hits)));
        return new VBuffer<float>(empty.Grams.Grams.Count, features.Count, [.. features.Select(feature => feature.Value)], [.. features.Select(feature => feature.Gram)]);
    }

    private static (float[][] Weights, float[] Biases) Fit(List<Row> rows, int width, int classes)
    {
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), (ulong)classes);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = 0,
            L2Regularization = Regularization,
            HistorySize = History,
            OptimizationTolerance = Tolerance,
            MaximumNumberOfIterations = MostIterations,
            NumberOfThreads = 1,
        });
        var trained = trainer.Fit(ml.Data.LoadFromEnumerable(rows, schema)).Model;
        VBuffer<float>[] weights = [];
        trained.GetWeights(ref weights, out _);
        return ([.. weights.Select(weight => weight.DenseValues().ToArray())], [.. trained.GetBiases()]);
    }

    /// <summary>The weights with all classes of a feature side by side, as a ranking reads them.</summary>
    private static float[] Turned(float[][] weights, int features)
    {
        var turned = new float[features * weights.Length];
        for (var feature = 0; feature < features; feature++)
        {
            for (var at = 0; at < weights.Length; at++)
            {
                turned[(feature * weights.Length) + at] = weights[at][feature];
            }
        }

        return turned;
    }

    /// <summary>An example as Microsoft.ML reads it.</summary>
    private sealed class Row
    {
        /// <summary>Number of the class, from 0.</summary>
        public uint Label { get; init; }

        /// <summary>What the example counts: all matters count alike, however many examples they have.</summary>
        public float Weight { get; init; }

        public VBuffer<float> Features { get; init; }
    }
}
