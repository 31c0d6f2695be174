// Ranks the matters a text may belong to, by the weighted terms of the dialogs.
namespace GridBot.Classification;

/// <summary>
/// Text in, ranked matters out. Pure, deterministic and thread-safe; built once from the terms of all matters. The cost grows with the
/// text's length and the terms found in it, never with its square.
/// </summary>
public sealed class Classifier
{
    // Matters most texts speak for, wrongly or not.
    private const int UsualMatters = 6;

    private readonly TermIndex _index;
    private readonly TermWeight[][] _entriesOf;
    private readonly int[] _matters;
    private readonly int _weights;
    private readonly IReadOnlyList<string> _counters;
    private readonly HashSet<int> _numbers = [];

    /// <param name="matters">The terms of each matter that may be suggested; a phrase may belong to several matters.</param>
    /// <param name="counters">Words behind a number that make it the number of a house, a road or an amount: a term of digits (110) does not stand there.</param>
    public Classifier(IReadOnlyList<MatterTerms> matters, IReadOnlyList<string>? counters = null)
    {
        _counters = counters ?? [];
        ArgumentNullException.ThrowIfNull(matters);
        _matters = [.. matters.Select(m => m.Matter)];
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

    /// <summary>Version of what the ranking was made of; equal versions rank every text alike.</summary>
    public string Version { get; init; } = "";

    /// <summary>
    /// The matters with evidence in <paramref name="text"/>, the most probable first (equal ones by number), at most
    /// <see cref="Calibration.MostMatters"/>; empty when nothing speaks for any.
    /// </summary>
    public IReadOnlyList<RankedMatter> Rank(string text)
    {
        var normal = NormalText.Of(text);
        var hits = _index.Scan(normal);
        hits.RemoveAll(hit => _numbers.Contains(hit.Term) && Counts(normal, hit));
        if (hits.Count == 0)
        {
            return [];
        }

        // By begin, the longer first, so that a term within a longer one of the same matter comes after it.
        hits.Sort(static (a, b) => a.Start != b.Start ? a.Start - b.Start : a.End != b.End ? b.End - a.End : a.Term - b.Term);
        return Calibrated(new Evidence(hits, _entriesOf, _weights, HeadLength(normal), _matters.Length), normal);
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

    private IReadOnlyList<RankedMatter> Calibrated(Evidence evidence, string normal)
    {
        var scored = new List<(int Matter, double Score, int Index)>(UsualMatters);
        Span<double> scores = stackalloc double[_matters.Length];
        evidence.Score(scores);
        for (var m = 0; m < scores.Length; m++)
        {
            if (scores[m] > 0)
            {
                scored.Add((_matters[m], scores[m], m));
            }
        }

        if (scored.Count == 0)
        {
            return [];
        }

        scored.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Matter - b.Matter);
        var temperature = Calibration.TemperatureFor(normal.Length);
        var top = scored[0].Score;
        var total = 0.0;
        foreach (var entry in scored)
        {
            total += Math.Exp((entry.Score - top) / temperature);
        }

        total += Math.Exp((Calibration.NoneScore - top) / temperature);
        var ranked = new RankedMatter[Math.Min(scored.Count, Calibration.MostMatters)];
        for (var i = 0; i < ranked.Length; i++)
        {
            ranked[i] = new RankedMatter(scored[i].Matter, Math.Exp((scored[i].Score - top) / temperature) / total, evidence.Reasons(scored[i].Index, normal));
        }

        return ranked;
    }
}
