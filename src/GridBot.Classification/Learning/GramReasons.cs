// Names the words of a text that the learnt weights went by.
namespace GridBot.Classification.Learning;

/// <summary>Reasons out of character sequences: those that say more for a class than for the others, overlapping ones joined to words.</summary>
internal static class GramReasons
{
    /// <summary>Most characters of a reason.</summary>
    private const int LongestReason = 6;

    /// <summary>Most sequences of an explanation.</summary>
    private const int MostWords = 12;

    /// <summary>How much a sequence must say to be named, in units of the learnt score.</summary>
    private const double LeastWeight = 0.05;

    /// <summary>At most <see cref="Calibration.MostReasons"/> reasons, the strongest first.</summary>
    public static IReadOnlyList<string> Of(LearntWeights learnt, string normal, int at)
    {
        var spans = new List<(int Start, int End)>();
        foreach (var (hit, weight) in Weighed(learnt, normal, at))
        {
            if (weight < LeastWeight || spans.Count > Calibration.MostReasons)
            {
                break;
            }

            if (hit.Length > 1 && normal.AsSpan(hit.Start, hit.Length).ContainsOnlyHan())
            {
                Join(spans, hit);
            }
        }

        List<string> words = [.. spans.Select(span => normal[span.Start..span.End]).Distinct()];
        return [.. words.Where(word => !words.Exists(other => other.Length > word.Length && other.Contains(word, StringComparison.Ordinal))).Take(Calibration.MostReasons)];
    }

    /// <summary>The sequences that say most for or against a class.</summary>
    public static IReadOnlyList<WeighedWords> Words(LearntWeights learnt, string normal, int at)
        => [.. Weighed(learnt, normal, at).OrderByDescending(entry => Math.Abs(entry.Weight)).DistinctBy(entry => entry.Hit.Term).Take(MostWords)
            .Select(entry => new WeighedWords(normal.Substring(entry.Hit.Start, entry.Hit.Length), entry.Weight))];

    /// <summary>Every sequence where it is met first, with what it says for a class more than for the mean of all; the strongest first.</summary>
    private static List<(TermHit Hit, double Weight)> Weighed(LearntWeights learnt, string normal, int at)
    {
        var hits = new TermHit[GramTable.MostHits(normal.Length)];
        var found = hits.AsSpan(0, learnt.Grams.Find(normal, hits));
        var first = new Dictionary<int, TermHit>();
        foreach (var hit in found)
        {
            first.TryAdd(hit.Term, hit);
        }

        var weighed = new List<(TermHit Hit, double Weight)>(first.Count);
        foreach (var (gram, value) in learnt.Normalised(found))
        {
            var weights = learnt.WeightsOf(gram);
            var mean = 0f;
            foreach (var weight in weights)
            {
                mean += weight / weights.Length;
            }

            weighed.Add((first[gram], (weights[at] - mean) * value));
        }

        weighed.Sort(static (one, other) => one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : one.Hit.Start - other.Hit.Start);
        return weighed;
    }

    /// <summary>Joins a sequence with all words it overlaps, at the place of the strongest; passes it over where that becomes too long. So no two words overlap.</summary>
    private static void Join(List<(int Start, int End)> spans, TermHit hit)
    {
        bool Overlaps((int Start, int End) span) => hit.Start < span.End && hit.End > span.Start;
        if (spans.FindIndex(Overlaps) is not (>= 0 and var first))
        {
            spans.Add((hit.Start, hit.End));
            return;
        }

        var touched = spans.FindAll(Overlaps);
        var joined = (Start: Math.Min(touched.Min(span => span.Start), hit.Start), End: Math.Max(touched.Max(span => span.End), hit.End));
        if (joined.End - joined.Start <= LongestReason)
        {
            spans.RemoveAll(Overlaps);
            spans.Insert(first, joined);
        }
    }

    private static bool ContainsOnlyHan(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!NormalText.IsHan(c))
            {
                return false;
            }
        }

        return true;
    }
}
