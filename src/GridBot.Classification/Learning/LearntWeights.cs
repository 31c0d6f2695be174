// What was learnt from the examples: how much each character sequence speaks for which matter.
using System.Buffers;
using System.Numerics.Tensors;

namespace GridBot.Classification.Learning;

/// <summary>
/// A linear model over character sequences: damped count times rarity, the whole vector of length one, so that a letter weighs no more than a
/// line. Its classes are the matters and 0, "says nothing of any matter". Plain numbers; pure and thread-safe.
/// </summary>
public sealed class LearntWeights
{
    /// <summary>The class of texts that belong to no matter: greetings, bare places, answers.</summary>
    public const int Nothing = 0;

    /// <summary>As many classes fill no vector.</summary>
    private const int FewClasses = 4;

    /// <summary>Times a sequence counts at most: a plea repeated throughout a letter says no more than one.</summary>
    private const int MostCounted = 3;

    /// <summary>The classes; the place in the list is the class's number in the weights.</summary>
    public required IReadOnlyList<int> Classes { get; init; }

    /// <summary>The sequences known.</summary>
    public required GramTable Grams { get; init; }

    /// <summary>Rarity of each sequence among the examples.</summary>
    public required float[] Rarity { get; init; }

    /// <summary>Weights of the sequences: all classes of the first, all of the second and so on.</summary>
    public required float[] GramWeights { get; init; }

    /// <summary>What speaks for each class before anything is said.</summary>
    public required float[] Biases { get; init; }

    /// <summary>What a sequence met <paramref name="count"/> times enters as, before the vector is brought to its length.</summary>
    public static float GramFeature(int count, float rarity) => (float)Calibration.CountFactor(Math.Min(count, MostCounted)) * rarity;

    /// <summary>The scores of all classes for a text.</summary>
    /// <param name="normal">A text in the normal form.</param>
    /// <param name="scores">One for each class; overwritten.</param>
    /// <returns>Whether the text holds anything that is known.</returns>
    public bool Score(string normal, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(normal);
        var rented = ArrayPool<int>.Shared.Rent(GramTable.MostHits(normal.Length));
        var grams = rented.AsSpan(0, Grams.Find(normal, rented));
        Score(grams, scores);
        var any = grams.Length > 0;
        ArrayPool<int>.Shared.Return(rented);
        return any;
    }

    /// <summary>The scores of all classes (logarithms of probabilities up to a constant).</summary>
    /// <param name="grams">Numbers of the known sequences of the text; sorted by this method.</param>
    /// <param name="scores">One for each class; overwritten.</param>
    private void Score(Span<int> grams, Span<float> scores)
    {
        Biases.CopyTo(scores);
        Span<float> sum = stackalloc float[scores.Length];
        sum.Clear();
        var square = 0f;
        grams.Sort();
        foreach (var (gram, feature) in new FeatureReader(grams, Rarity))
        {
            square += feature * feature;
            Add(WeightsOf(gram), feature, sum);
        }

        if (square > 0)
        {
            Add(sum, 1 / MathF.Sqrt(square), scores);
        }
    }

    /// <summary>Adds a multiple of the weights. For the two sides of a line a loop is faster than calling for vectors.</summary>
    private static void Add(ReadOnlySpan<float> weights, float by, Span<float> sum)
    {
        if (sum.Length > FewClasses)
        {
            TensorPrimitives.MultiplyAdd(weights, by, sum, sum);
            return;
        }

        for (var at = 0; at < sum.Length; at++)
        {
            sum[at] += weights[at] * by;
        }
    }

    /// <summary>The sequences of a text as features, each once; of length one together. None when all of them say nothing.</summary>
    /// <param name="hits">The known sequences; sorted by this method.</param>
    public IReadOnlyList<(int Gram, float Value)> Normalised(Span<TermHit> hits)
    {
        hits.Sort(static (one, other) => one.Term - other.Term);
        var grams = new int[hits.Length];
        for (var at = 0; at < grams.Length; at++)
        {
            grams[at] = hits[at].Term;
        }

        var features = new List<(int Gram, float Value)>();
        foreach (var feature in new FeatureReader(grams, Rarity))
        {
            features.Add(feature);
        }

        var length = MathF.Sqrt(features.Sum(feature => feature.Value * feature.Value));
        // Sequences that all examples hold have no rarity and say nothing.
        return length == 0 ? [] : [.. features.Select(feature => (feature.Gram, feature.Value / length))];
    }

    /// <summary>What a sequence says for each class.</summary>
    public ReadOnlySpan<float> WeightsOf(int gram) => GramWeights.AsSpan(gram * Classes.Count, Classes.Count);

    /// <summary>Walks over sorted numbers of sequences, a sequence at a time.</summary>
    private ref struct FeatureReader(ReadOnlySpan<int> grams, float[] rarity)
    {
        private readonly ReadOnlySpan<int> _grams = grams;
        private int _next;

        public (int Gram, float Value) Current { get; private set; }

        public readonly FeatureReader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next == _grams.Length)
            {
                return false;
            }

            var (gram, from) = (_grams[_next], _next);
            while (_next < _grams.Length && _grams[_next] == gram)
            {
                _next++;
            }

            Current = (gram, GramFeature(_next - from, rarity[gram]));
            return true;
        }
    }
}
