// Finds the terms of all matters in a text and adds up what they say.
namespace GridBot.Classification;

/// <summary>The terms of all matters in one index. Pure, deterministic and thread-safe; the cost grows with the text's length and the terms found in it.</summary>
internal sealed class TermScorer
{
    private readonly TermIndex _index;
    private readonly TermWeight[][] _entriesOf;
    private readonly int _weights;
    private readonly IReadOnlyList<string> _counters;
    private readonly HashSet<int> _numbers = [];

    /// <param name="matters">The terms of each matter; a phrase may belong to several matters.</param>
    /// <param name="counters">Words behind a number that make it the number of a house, a road or an amount: a term of digits (110) does not stand there.</param>
    public TermScorer(IReadOnlyList<MatterTerms> matters, IReadOnlyList<string> counters)
    {
        _counters = counters;
        Matters = [.. matters.Select(matter => matter.Matter)];
        var phrases = new List<string>();
        var entries = new List<List<TermWeight>>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var m = 0; m < matters.Count; m++)
        {
            foreach (var term in matters[m].Terms)
            {
                var phrase = NormalText.Of(term.Words);
                if (!known.TryGetValue(phrase, out var id))
                {
                    known.Add(phrase, id = phrases.Count);
                    if (phrase.Length > 0 && phrase.All(char.IsAsciiDigit))
                    {
                        _numbers.Add(phrases.Count);
                    }

                    phrases.Add(phrase);
                    entries.Add([]);
                }

                // A phrase that a matter lists twice, in two spellings, is one piece of evidence.
                var twin = entries[id].FindIndex(weight => weight.Matter == m);
                entries[id].Add(new TermWeight(m, term.Weight, twin < 0 ? _weights++ : entries[id][twin].Id));
            }
        }

        _index = new TermIndex(phrases);
        _entriesOf = [.. entries.Select(weights => weights.ToArray())];
    }

    /// <summary>The matters, in the order of the scores.</summary>
    public IReadOnlyList<int> Matters { get; }

    /// <summary>What the terms of a text say; null when it holds none.</summary>
    /// <param name="normal">A text in the normal form.</param>
    public Evidence? Read(string normal)
    {
        var hits = _index.Scan(normal);
        RemoveCounts(hits, normal);
        if (hits.Count == 0)
        {
            return null;
        }

        // By begin, the longer first, so that a term within a longer one of the same matter comes after it.
        hits.Sort(static (a, b) => a.Start != b.Start ? a.Start - b.Start : a.End != b.End ? b.End - a.End : a.Term - b.Term);
        return new Evidence(hits, _entriesOf, _weights, HeadLength(normal), Matters.Count);
    }

    /// <summary>Adds each matter's score.</summary>
    /// <param name="normal">A text in the normal form.</param>
    /// <param name="scores">One for each matter, 0 before.</param>
    public void Score(string normal, Span<double> scores) => Read(normal)?.Score(scores);

    private void RemoveCounts(List<TermHit> hits, string normal)
    {
        for (var at = hits.Count - 1; at >= 0; at--)
        {
            if (char.IsAsciiDigit(normal[hits[at].Start]) && _numbers.Contains(hits[at].Term) && Counts(normal, hits[at]))
            {
                hits.RemoveAt(at);
            }
        }
    }

    /// <summary>Whether a term of digits is part of a longer number, or of the number of a house: 110 in "No. 110, Peace Road".</summary>
    private bool Counts(string normal, TermHit hit)
        => (hit.Start > 0 && char.IsAsciiLetterOrDigit(normal[hit.Start - 1])) || (hit.End < normal.Length && (char.IsAsciiLetterOrDigit(normal[hit.End]) || normal[hit.End] is '-' or '#'))
            || _counters.Any(counter => string.CompareOrdinal(normal, hit.End, counter, 0, counter.Length) == 0);

    private static int HeadLength(string normal)
    {
        var stop = normal.AsSpan().IndexOfAny("\u3002!?\n");
        return stop is < 0 or > Calibration.LongestHead ? Math.Min(normal.Length, Calibration.LongestHead) : stop;
    }
}
