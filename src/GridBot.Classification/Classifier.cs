// Ranks the matters a text may belong to, by the weighted terms of the dialogs.
namespace GridBot.Classification;

/// <summary>
/// Text in, ranked matters out. Pure, deterministic and thread-safe; built once from the terms of all matters. The cost grows with the
/// text's length and the terms found in it, never with its square.
/// </summary>
public sealed class Classifier
{
    private readonly TermIndex _index;
    private readonly List<Entry>[] _entriesOf;
    private readonly int[] _matters;

    /// <param name="matters">The terms of each matter that may be suggested; a phrase may belong to several matters.</param>
    public Classifier(IReadOnlyList<MatterTerms> matters)
    {
        ArgumentNullException.ThrowIfNull(matters);
        _matters = [.. matters.Select(m => m.Matter)];
        var phrases = new List<string>();
        var entries = new List<List<Entry>>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var m = 0; m < matters.Count; m++)
        {
            foreach (var term in matters[m].Terms)
            {
                var phrase = NormalText.Of(term.Words);
                if (!known.TryGetValue(phrase, out var id))
                {
                    known.Add(phrase, id = phrases.Count);
                    phrases.Add(phrase);
                    entries.Add([]);
                }

                entries[id].Add(new Entry(m, term.Weight));
            }
        }

        _index = new TermIndex(phrases);
        _entriesOf = [.. entries];
    }

    /// <summary>
    /// The matters with evidence in <paramref name="text"/>, the most probable first (equal ones by number), at most
    /// <see cref="Calibration.MostMatters"/>; empty when nothing speaks for any.
    /// </summary>
    public IReadOnlyList<RankedMatter> Rank(string text)
    {
        var normal = NormalText.Of(text);
        var hits = _index.Scan(normal);
        if (hits.Count == 0)
        {
            return [];
        }

        // By begin, the longer first, so that a term within a longer one of the same matter comes after it.
        hits.Sort(static (a, b) => a.Start != b.Start ? a.Start - b.Start : a.End != b.End ? b.End - a.End : a.Term - b.Term);
        var head = HeadLength(normal);
        var evidence = new Evidence?[_matters.Length];
        foreach (var hit in hits)
        {
            foreach (var entry in _entriesOf[hit.Term])
            {
                (evidence[entry.Matter] ??= new Evidence()).Add(hit, entry.Weight, hit.Start < head);
            }
        }

        return Calibrated(evidence, normal);
    }

    private static int HeadLength(string normal)
    {
        var stop = normal.AsSpan().IndexOfAny("\u3002!?\n");
        return stop is < 0 or > Calibration.LongestHead ? Math.Min(normal.Length, Calibration.LongestHead) : stop;
    }

    private List<RankedMatter> Calibrated(Evidence?[] evidence, string normal)
    {
        var scored = new List<(int Matter, double Score, Evidence Evidence)>();
        for (var m = 0; m < evidence.Length; m++)
        {
            var score = evidence[m]?.Score() ?? 0;
            if (score > 0)
            {
                scored.Add((_matters[m], score, evidence[m]!));
            }
        }

        if (scored.Count == 0)
        {
            return [];
        }

        scored.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Matter - b.Matter);
        var temperature = Calibration.TemperatureFor(normal.Length);
        var top = scored[0].Score;
        var total = Math.Exp((Calibration.NoneScore - top) / temperature) + scored.Sum(s => Math.Exp((s.Score - top) / temperature));
        return [.. scored.Take(Calibration.MostMatters).Select(s =>
            new RankedMatter(s.Matter, Math.Exp((s.Score - top) / temperature) / total, s.Evidence.Reasons(normal)))];
    }

    private readonly record struct Entry(int Matter, double Weight);

    // What one text says for one matter.
    private sealed class Evidence
    {
        private readonly List<TermHit> _for = [];
        private readonly Dictionary<int, (double Weight, int Count, bool Head)> _terms = [];

        private int _reach;

        public void Add(TermHit hit, double weight, bool head)
        {
            if (weight > 0)
            {
                if (hit.End <= _reach)
                {
                    return; // within a longer term that spoke already
                }

                _reach = hit.End;
                _for.Add(hit);
            }

            var seen = _terms.GetValueOrDefault(hit.Term);
            _terms[hit.Term] = (weight, seen.Count + 1, seen.Head || head);
        }

        public double Score() => _terms.Values.Sum(static t =>
            t.Weight * Calibration.CountFactor(t.Count) * (t.Head ? Calibration.HeadFactor : 1));

        public IReadOnlyList<string> Reasons(string normal) =>
            [.. _for.OrderByDescending(h => h.Length).ThenBy(h => h.Start)
                .Select(h => normal.Substring(h.Start, h.Length)).Distinct(StringComparer.Ordinal).Take(Calibration.MostReasons)];
    }
}
