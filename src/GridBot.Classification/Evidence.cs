// What one text says for and against each matter.
using System.Buffers;
using System.Runtime.InteropServices;

namespace GridBot.Classification;

/// <summary>How strongly a term speaks for a matter (or, negative, against it).</summary>
/// <param name="Matter">Index of the matter.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Id">Number of this pair of term and matter among all of them.</param>
internal readonly record struct TermWeight(int Matter, double Weight, int Id);

/// <summary>The terms of one text, by matter; in two short lists for all matters, because most texts hold some ten terms.</summary>
internal sealed class Evidence
{
    /// <summary>Up to as many terms are looked through one by one.</summary>
    private const int FewHits = 64;

    private readonly List<Counted> _terms;
    private readonly List<(int Matter, TermHit Hit)> _for;

    /// <param name="hits">The terms met, by their begin, the longer first.</param>
    /// <param name="weightsOf">For each term what it says for which matter.</param>
    /// <param name="weights">How many pairs of term and matter there are.</param>
    /// <param name="head">Length of the text's head, where terms count more.</param>
    /// <param name="matters">Number of matters.</param>
    public Evidence(List<TermHit> hits, TermWeight[][] weightsOf, int weights, int head, int matters)
    {
        _terms = new List<Counted>(hits.Count + (hits.Count / 2));
        _for = new List<(int, TermHit)>(hits.Count + (hits.Count / 2));
        Span<int> reach = stackalloc int[matters];
        // Where each pair stands among the terms, plus one: a letter may hold thousands of terms, and none is searched for. The few of a message are.
        var places = hits.Count > FewHits ? ArrayPool<int>.Shared.Rent(weights) : [];
        Array.Clear(places, 0, Math.Min(places.Length, weights));
        foreach (var hit in hits)
        {
            foreach (var weight in weightsOf[hit.Term])
            {
                if (weight.Weight > 0)
                {
                    if (hit.End <= reach[weight.Matter])
                    {
                        continue; // within a longer term that spoke already
                    }

                    reach[weight.Matter] = hit.End;
                    _for.Add((weight.Matter, hit));
                }

                Count(places, weight, hit, hit.Start < head);
            }
        }

        if (places.Length > 0)
        {
            ArrayPool<int>.Shared.Return(places);
        }
    }

    /// <summary>Adds each matter's score.</summary>
    /// <param name="scores">One for each matter, 0 before.</param>
    public void Score(Span<double> scores)
    {
        foreach (var term in _terms)
        {
            scores[term.Matter] += term.Weight * Calibration.CountFactor(term.Count) * (term.Head ? Calibration.HeadFactor : 1);
        }
    }

    /// <summary>The terms that spoke for a matter, as the text has them: the longest first, each once.</summary>
    public IReadOnlyList<string> Reasons(int matter, string normal)
    {
        var reasons = new List<string>(Calibration.MostReasons);
        TermHit? before = null;
        while (reasons.Count < Calibration.MostReasons && Next(matter, before) is { } hit)
        {
            before = hit;
            var words = normal.AsSpan(hit.Start, hit.Length);
            if (!Holds(reasons, words))
            {
                reasons.Add(words.ToString());
            }
        }

        return reasons;
    }

    /// <summary>All terms that spoke for a matter or against it, with their weights.</summary>
    public IEnumerable<WeighedWords> Words(int matter, string normal)
        => _terms.Where(term => term.Matter == matter).Select(term => new WeighedWords(normal.Substring(term.First.Start, term.First.Length), term.Weight));

    private void Count(int[] places, TermWeight weight, TermHit hit, bool head)
    {
        var place = places.Length > 0 ? places[weight.Id] - 1 : PlaceOf(weight.Id);
        if (place >= 0)
        {
            var term = _terms[place];
            _terms[place] = term with { Weight = weight.Weight, Count = term.Count + 1, Head = term.Head || head };
            return;
        }

        _terms.Add(new Counted(weight.Id, weight.Matter, weight.Weight, 1, head, hit));
        if (places.Length > 0)
        {
            places[weight.Id] = _terms.Count;
        }
    }

    private int PlaceOf(int id)
    {
        for (var at = _terms.Count - 1; at >= 0; at--)
        {
            if (_terms[at].Id == id)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The term behind another one in the order of the reasons: shorter, or as long and further on.</summary>
    private TermHit? Next(int matter, TermHit? before)
    {
        TermHit? next = null;
        foreach (var (of, hit) in _for)
        {
            if (of == matter && (before is not { } last || IsBefore(last, hit)) && (next is not { } best || IsBefore(hit, best)))
            {
                next = hit;
            }
        }

        return next;
    }

    private static bool IsBefore(TermHit one, TermHit other) => one.Length != other.Length ? one.Length > other.Length : one.Start < other.Start;

    private static bool Holds(List<string> reasons, ReadOnlySpan<char> words)
    {
        foreach (var reason in reasons)
        {
            if (words.SequenceEqual(reason))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A term of a matter with the times it was met.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Counted(int Id, int Matter, double Weight, int Count, bool Head, TermHit First);
}
