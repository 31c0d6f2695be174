// Ranks the matters a text may belong to, by what was learnt from examples and by the weighted terms of the dialogs.
using GridBot.Classification.Learning;

namespace GridBot.Classification;

/// <summary>
/// Text in, ranked matters out. Pure, deterministic and thread-safe; built once from a model. The cost grows with the text's length and the terms
/// found in it, never with its square.
/// </summary>
public sealed class Classifier
{
    private readonly TermScorer _terms;
    private readonly LearntWeights? _learnt;
    private readonly int[] _matters;
    private readonly int[] _classOf; // class of each matter of the terms; -1 for one without an example

    /// <param name="model">Terms, and what was learnt from examples.</param>
    public Classifier(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _terms = new TermScorer(model.Terms, model.Counters);
        _learnt = model.Learnt;
        _matters = [.. _learnt?.Classes ?? _terms.Matters];
        _classOf = [.. _terms.Matters.Select(matter => Array.IndexOf(_matters, matter))];
        Version = model.Version;
    }

    /// <summary>A classifier by terms alone.</summary>
    /// <param name="matters">The terms of each matter that may be suggested.</param>
    /// <param name="counters">Words behind a number that make it the number of a house, a road or an amount.</param>
    public Classifier(IReadOnlyList<MatterTerms> matters, IReadOnlyList<string>? counters = null)
        : this(Model.OfTerms(new TrainingMaterial { Terms = matters, Counters = counters ?? [] }))
    {
    }

    /// <summary>Version of what the ranking was made of; equal versions rank every text alike.</summary>
    public string Version { get; }

    /// <summary>
    /// The matters <paramref name="text"/> may belong to, the most probable first (equal ones by number), at most
    /// <see cref="Calibration.MostMatters"/>; empty when nothing speaks for any.
    /// </summary>
    public IReadOnlyList<RankedMatter> Rank(string text)
    {
        var normal = NormalText.Of(text);
        var evidence = _terms.Read(normal);
        if (_learnt is null && evidence is null)
        {
            return [];
        }

        Span<double> probabilities = stackalloc double[_matters.Length];
        if (!Weigh(normal, evidence, probabilities))
        {
            return [];
        }

        var order = Best(probabilities);
        var ranked = new RankedMatter[order.Count];
        for (var at = 0; at < ranked.Length; at++)
        {
            ranked[at] = new RankedMatter(_matters[order[at]], probabilities[order[at]], IndexOfTerms(_matters[order[at]]) is >= 0 and var index ? evidence?.Reasons(index, normal) ?? [] : []);
        }

        return ranked;
    }

    /// <summary>
    /// Why a text was ranked under a matter: its terms, or, where none was met, the words that the learnt weights went by. Costs as much as a ranking;
    /// for the one matter that is named to a person.
    /// </summary>
    public IReadOnlyList<string> Reasons(string text, RankedMatter ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        return ranked.Reasons.Count > 0 || _learnt is null || Array.IndexOf(_matters, ranked.Matter) is not (>= 0 and var at) ? ranked.Reasons : GramReasons.Of(_learnt, NormalText.Of(text), at);
    }

    /// <summary>The ranking with what spoke for and against each matter, for a person who inspects it.</summary>
    public RankingExplanation Explain(string text)
    {
        var normal = NormalText.Of(text);
        var ranked = Rank(text);
        return new RankingExplanation(Version, [.. ranked.Select(entry => new ExplainedMatter(
            entry.Matter,
            entry.Probability,
            [.. _terms.Read(normal)?.Words(IndexOfTerms(entry.Matter), normal) ?? []],
            _learnt is null ? [] : GramReasons.Words(_learnt, normal, Array.IndexOf(_matters, entry.Matter))))]);
    }

    /// <summary>Fills in the probabilities of all classes; false when the text holds nothing that is known.</summary>
    private bool Weigh(string normal, Evidence? evidence, Span<double> probabilities)
    {
        Span<double> terms = stackalloc double[_terms.Matters.Count];
        evidence?.Score(terms);
        if (_learnt is null)
        {
            terms.CopyTo(probabilities);
            Calibration.OfTerms(probabilities, normal.Length);
            return true;
        }

        Span<float> scores = stackalloc float[_matters.Length];
        if (!_learnt.Score(normal, scores) && !Speaks(terms))
        {
            return false;
        }

        AddTerms(terms, scores);
        Calibration.OfLearnt(scores, probabilities);
        return true;
    }

    /// <summary>Adds what the terms say. The strongest of them also speaks against "nothing": who uses a matter's term tells something.</summary>
    private void AddTerms(ReadOnlySpan<double> terms, Span<float> scores)
    {
        var most = 0f;
        for (var at = 0; at < terms.Length; at++)
        {
            if (_classOf[at] >= 0)
            {
                var said = Calibration.OfTerm(terms[at]);
                scores[_classOf[at]] += said;
                most = Math.Max(most, said);
            }
        }

        var nothing = Array.IndexOf(_matters, LearntWeights.Nothing);
        if (nothing >= 0)
        {
            scores[nothing] -= most;
        }
    }

    /// <summary>Whether terms speak for or against a class; those of a matter without an example say nothing here.</summary>
    private bool Speaks(ReadOnlySpan<double> terms)
    {
        for (var at = 0; at < terms.Length; at++)
        {
            if (_classOf[at] >= 0 && terms[at] != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The classes worth telling, the most probable first; "says nothing" is none of them.</summary>
    private List<int> Best(ReadOnlySpan<double> probabilities)
    {
        var best = new List<int>(Calibration.MostMatters);
        while (best.Count < Calibration.MostMatters)
        {
            var next = -1;
            for (var at = 0; at < probabilities.Length; at++)
            {
                if (probabilities[at] >= Calibration.Least && _matters[at] != LearntWeights.Nothing && !best.Contains(at) && (next < 0 || IsBefore(at, next, probabilities)))
                {
                    next = at;
                }
            }

            if (next < 0)
            {
                break;
            }

            best.Add(next);
        }

        return best;
    }

    private bool IsBefore(int one, int other, ReadOnlySpan<double> probabilities)
        => probabilities[one] > probabilities[other] || (probabilities[one] == probabilities[other] && _matters[one] < _matters[other]);

    private int IndexOfTerms(int matter)
    {
        for (var at = 0; at < _terms.Matters.Count; at++)
        {
            if (_terms.Matters[at] == matter)
            {
                return at;
            }
        }

        return -1;
    }
}
