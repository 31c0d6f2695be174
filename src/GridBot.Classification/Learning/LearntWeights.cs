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

    /// <summary>Sequences read on the stack; longer texts borrow an array.</summary>
    private const int HitsOnStack = 256;

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
        var most = GramTable.MostHits(normal.Length);
        TermHit[]? rented = null;
        var room = most <= HitsOnStack ? stackalloc TermHit[HitsOnStack] : rented = ArrayPool<TermHit>.Shared.Rent(most);
        var hits = room[..Grams.Find(normal, room)];
        Score(hits, scores);
        if (rented is not null)
        {
            ArrayPool<TermHit>.Shared.Return(rented);
        }

        return hits.Length > 0;
    }

    /// <summary>The scores of all classes (logarithms of probabilities up to a constant).</summary>
    /// <param name="hits">The known sequences of the text; sorted by this method.</param>
    /// <param name="scores">One for each class; overwritten.</param>
    public void Score(Span<TermHit> hits, Span<float> scores)
    {
        Biases.CopyTo(scores);
        Span<float> sum = stackalloc float[scores.Length];
        sum.Clear();
        var square = 0f;
        foreach (var (gram, feature) in Features(hits))
        {
            square += feature * feature;
            TensorPrimitives.MultiplyAdd(WeightsOf(gram), feature, sum, sum);
        }

        if (square > 0)
        {
            TensorPrimitives.MultiplyAdd(sum, 1 / MathF.Sqrt(square), scores, scores);
        }
    }

    /// <summary>The sequences of a text as features, each once; of length one together. None when all of them say nothing.</summary>
    /// <param name="hits">The known sequences; sorted by this method.</param>
    public IReadOnlyList<(int Gram, float Value)> Normalised(Span<TermHit> hits)
    {
        var features = new List<(int Gram, float Value)>();
        foreach (var feature in Features(hits))
        {
            features.Add(feature);
        }

        var length = MathF.Sqrt(features.Sum(feature => feature.Value * feature.Value));
        // Sequences that all examples hold have no rarity and say nothing.
        return length == 0 ? [] : [.. features.Select(feature => (feature.Gram, feature.Value / length))];
    }

    /// <summary>What a sequence says for each class.</summary>
    public ReadOnlySpan<float> WeightsOf(int gram) => GramWeights.AsSpan(gram * Classes.Count, Classes.Count);

    private FeatureReader Features(Span<TermHit> hits)
    {
        hits.Sort(static (one, other) => one.Term - other.Term);
        return new FeatureReader(hits, Rarity);
    }

    /// <summary>Walks over sorted hits, a sequence at a time.</summary>
    private ref struct FeatureReader(ReadOnlySpan<TermHit> hits, float[] rarity)
    {
        private readonly ReadOnlySpan<TermHit> _hits = hits;
        private int _next;

        public (int Gram, float Value) Current { get; private set; }

        public readonly FeatureReader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next == _hits.Length)
            {
                return false;
            }

            var (gram, from) = (_hits[_next].Term, _next);
            while (_next < _hits.Length && _hits[_next].Term == gram)
            {
                _next++;
            }

            Current = (gram, GramFeature(_next - from, rarity[gram]));
            return true;
        }
    }
}
