// Finds the names of people behind words that say one follows: 姓名, 叫, 是, 当事人.
using System.Buffers;

namespace GridBot.Reports.Masking;

/// <summary>
/// Finds names of a surname and a given name. Neither a surname nor a cue alone is enough: what follows must be written with characters of
/// given names, be no ordinary word, and not go on as the name of a place or shop.
/// </summary>
internal sealed class NameFinder
{
    private readonly NameRules _rules;
    private readonly SearchValues<char> _begins;
    private readonly SearchValues<char> _surnames;
    private readonly SearchValues<char> _given;
    private readonly SearchValues<char> _followers;
    private readonly WordSet _doubles;
    private readonly WordSet _whole;
    private readonly WordSet _called;
    private readonly WordSet _things;
    private readonly WordSet _cues;
    private readonly WordSet _places;
    private readonly WordSet _ordinary;
    private readonly LabelledNameFinder _labelled;

    public NameFinder(NameRules rules)
    {
        _rules = rules;
        _surnames = SearchValues.Create(rules.Surnames);
        _begins = SearchValues.Create(rules.Surnames + string.Concat(rules.DoubleSurnames.Select(surname => surname[0])));
        _given = SearchValues.Create(rules.Given);
        _followers = SearchValues.Create(rules.Followers);
        _doubles = new WordSet(rules.DoubleSurnames);
        _whole = new WordSet(rules.Whole);
        _called = new WordSet(rules.Called);
        _things = new WordSet(rules.Things);
        _cues = new WordSet([.. rules.Cues, .. rules.Labels, .. rules.Nicknames]);
        _places = new WordSet(rules.Places);
        _ordinary = new WordSet(rules.Ordinary);
        _labelled = new LabelledNameFinder(rules);
    }

    /// <summary>The names of a text. A name that follows another one (张三和李四) is found with it.</summary>
    /// <param name="text">The text as it was written.</param>
    /// <param name="label">What stands in place of a name.</param>
    public List<MaskedSpan> FindIn(string text, string label)
    {
        var found = _labelled.FindIn(text, label);
        var last = -1;
        for (var i = NextSurname(text, 0); i >= 0; i = NextSurname(text, i + 1))
        {
            var cue = IsChained(text, i, last) ? Cue.Word : CueBefore(text, i);
            if (cue != Cue.None && EndOfName(text, i, cue) is { } end)
            {
                found.Add(new MaskedSpan(i, end, label));
                last = end;
                i = end - 1;
            }
        }

        return found;
    }

    private int NextSurname(string text, int from)
    {
        var skipped = from < text.Length ? text.AsSpan(from).IndexOfAny(_begins) : -1;
        return skipped < 0 ? -1 : from + skipped;
    }

    private Cue CueBefore(string text, int start)
    {
        var end = start;
        while (end > 0 && _rules.Joints.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        if (_called.LengthBefore(text, end) is > 0 and var called)
        {
            return _things.LengthBefore(text, end - called) > 0 ? Cue.None : end > called && char.IsLetter(text[end - called - 1]) ? Cue.Person : Cue.Word;
        }

        return _cues.LengthBefore(text, end) > 0 ? Cue.Word : Cue.None;
    }

    private bool IsChained(string text, int start, int lastEnd) =>
        lastEnd > 0 && start == lastEnd + 1 && _rules.Chain.Contains(text[lastEnd], StringComparison.Ordinal);

    private int? EndOfName(string text, int start, Cue cue)
    {
        if (_whole.LengthAt(text, start) is > 0 and var whole && _places.LengthAt(text, start + whole) == 0)
        {
            return start + whole;
        }

        var surname = _doubles.LengthAt(text, start);
        if (surname == 0)
        {
            surname = _surnames.Contains(text[start]) ? 1 : 0;
        }

        if (surname == 0 || _ordinary.LengthAt(text, start) > 0)
        {
            return null;
        }

        var given = start + surname;
        return EndOfHidden(text, given) ?? EndOfGiven(text, given, cue);
    }

    // 王某, 陈某某, 李××.
    private int? EndOfHidden(string text, int given)
    {
        const int most = 2;
        var end = given;
        while (end < text.Length && end - given < most && _rules.Hidden.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end == given || (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) ? null : end;
    }

    // Two characters of given names are enough by themselves; behind a single one the word must surely end.
    private int? EndOfGiven(string text, int given, Cue cue)
    {
        if (IsGiven(text, given) && IsGiven(text, given + 1) && !GoesOnAsPlace(text, given + 2, cue))
        {
            return given + 2;
        }

        return IsGiven(text, given) && IsEnd(text, given + 1) && !GoesOnAsPlace(text, given + 1, cue) ? given + 1 : null;
    }

    private bool IsGiven(string text, int at) => at < text.Length && _given.Contains(text[at]);

    private bool IsEnd(string text, int at) => at >= text.Length || !char.IsLetter(text[at]) || _followers.Contains(text[at]);

    // 王建国诊所; and 白云山, whose last character is a place's, unless it is surely a person or something a person does follows.
    private bool GoesOnAsPlace(string text, int end, Cue cue) =>
        _places.LengthAt(text, end) > 0 || (cue != Cue.Person && _places.LengthAt(text, end - 1) > 0 && !(end < text.Length && _followers.Contains(text[end])));

    private enum Cue
    {
        None,

        /// <summary>A word that stands before names and before much else: 是.</summary>
        Word,

        /// <summary>Somebody is called so: 他叫.</summary>
        Person,
    }
}
