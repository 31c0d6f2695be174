// What a text says about people, hazards and places, as far as the refusal needs it.
namespace GridBot.Classification.Refusing;

/// <summary>The words met in one prepared text, with those dropped that a longer phrase or the name of a place explains.</summary>
internal sealed class RefusalScene
{
    // How far a trait word reaches towards the place it names: 戒毒|康复|中心, 回族|特色|餐厅.
    private const int LongestPlaceGap = 3;

    // How far behind a trait word a person may stand whom it describes: 信教的那家.
    private const int PersonBehind = 8;

    // How far back a sentence is followed, in characters.
    private const int FarthestSentenceStart = 200;

    // Longest phrase of the rules with its gaps, in characters.
    private const int LongestPhrase = 40;

    // How far from a roundabout word its second witness may stand, in characters.
    private const int HintReach = 40;

    private const string ClauseEnds = ",;!?\n\u3002\u3001";
    private const string SentenceEnds = "\u3002!?;\n";

    private readonly string _text;
    private readonly string _breakers;
    private readonly List<MetWord> _words;
    private readonly List<MetWord> _dropped = [];
    private readonly List<MetWord> _subjects;
    private readonly List<TermHit> _places;

    public RefusalScene(string text, List<MetWord> words, string breakers)
    {
        _text = text;
        _breakers = breakers;
        _places = [.. words.Where(w => w.Meaning.Role == WordRole.Place).Select(w => w.Hit)];
        var harmless = words.Where(w => w.Meaning.Role == WordRole.Harmless).ToLookup(w => w.Meaning.Rule, w => w.Hit).ToDictionary(g => g.Key, g => g.ToList());
        var neutral = words.Where(w => w.Meaning.Role == WordRole.Neutral).Select(w => w.Hit).ToList();
        var wards = words.Where(w => w.Meaning.Role == WordRole.Ward).Select(w => w.Hit).ToList();
        var others = words.Where(w => w.Meaning.Role is WordRole.Person or WordRole.Class or WordRole.Ward).Select(w => w.Hit).ToList();
        _words = [];
        foreach (var word in words)
        {
            var explained = word.Meaning.Role switch
            {
                WordRole.Harmless or WordRole.Neutral or WordRole.Place => true,
                WordRole.Always or WordRole.Thing => IsWithinHarmless(harmless, word),
                WordRole.Trait or WordRole.Hint => IsWithinHarmless(harmless, word) || NamesPlace(word.Hit),
                WordRole.Writer => IsWithin(neutral, word.Hit) || IsWithin(others, word.Hit),
                WordRole.Person or WordRole.Class => IsWithin(neutral, word.Hit) || IsWithin(wards, word.Hit),
                _ => IsWithin(neutral, word.Hit),
            };
            (explained ? _dropped : _words).Add(word);
        }

        _subjects = [.. _words.Where(w => w.Meaning.Role is WordRole.Person or WordRole.Class or WordRole.Writer or WordRole.Ward)];
        HasHazard = _words.Exists(w => w.Meaning.Role == WordRole.Hazard);
        HasHelp = _words.Exists(w => w.Meaning.Role == WordRole.Help);
    }

    /// <summary>Something is broken, blocked, burning, leaking or somebody hurt.</summary>
    public bool HasHazard { get; }

    /// <summary>Help or information is asked for.</summary>
    public bool HasHelp { get; }

    /// <summary>Whether a word of this kind stands in the sentence of another word.</summary>
    public bool HasInSentence(WordRole role, TermHit of)
    {
        var (start, end) = SentenceOf(of);
        for (var i = _words.FindIndexFrom(start); i < _words.Count && _words[i].Hit.Start < end; i++)
        {
            if (_words[i].Meaning.Role == role)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether near a roundabout word somebody is to be watched, looked into or put on record, or another such word of the rule stands.</summary>
    public bool IsBorneOut(int rule, TermHit hint)
    {
        for (var i = _words.FindIndexFrom(hint.Start - HintReach); i < _words.Count && _words[i].Hit.Start < hint.End + HintReach; i++)
        {
            var (meaning, hit) = _words[i];
            if (meaning.Role == WordRole.Intent || (meaning.Role == WordRole.Hint && meaning.Rule == rule && (hit.Start >= hint.End || hit.End <= hint.Start)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A word was met that outweighs the rule's traits: danger to the person, publicity held.</summary>
    public bool IsOutweighed(int rule) => _words.Exists(w => w.Meaning.Role == WordRole.Outweighing && w.Meaning.Rule == rule);

    /// <summary>Whether a harmless phrase of the rule was met.</summary>
    public bool IsHarmless(int rule) => _dropped.Exists(w => w.Meaning.Role == WordRole.Harmless && w.Meaning.Rule == rule);

    /// <summary>The words of a rule that stand for what they say.</summary>
    public IEnumerable<MetWord> WordsOf(int rule) =>
        _words.Where(w => w.Meaning.Rule == rule && (w.Meaning.Role is WordRole.Always or WordRole.Trait or WordRole.Hint or WordRole.Thing));

    /// <summary>
    /// Whose trait it is: somebody whom the word directly describes, else the nearest subject before it in its sentence, else somebody close
    /// behind it, else the last subject of the sentence before; null when nobody is spoken of.
    /// </summary>
    /// <param name="trait">The word.</param>
    /// <param name="besides">Whether the sentence before counts, too.</param>
    public WordRole? SubjectOf(TermHit trait, bool besides = true)
    {
        if (Describes(trait))
        {
            return WordRole.Person;
        }

        var (sentence, _) = SentenceOf(trait);
        var next = _subjects.FindIndexFrom(trait.Start);
        WordRole? earlier = null;
        for (var i = next - 1; i >= 0; i--)
        {
            if (_subjects[i].Hit.End > trait.Start)
            {
                continue;
            }

            if (_subjects[i].Hit.Start >= sentence)
            {
                return _subjects[i].Meaning.Role;
            }

            earlier = besides ? _subjects[i].Meaning.Role : null;
            break;
        }

        for (var i = next; i < _subjects.Count && _subjects[i].Hit.Start < trait.End + PersonBehind; i++)
        {
            var subject = _subjects[i];
            if (subject.Meaning.Role is WordRole.Person or WordRole.Class && subject.Hit.End > trait.End
                && _text.AsSpan(trait.Start, subject.Hit.Start - trait.Start).IndexOfAny(SentenceEnds) < 0)
            {
                return subject.Meaning.Role;
            }
        }

        return earlier;
    }

    // 刑满释放的老王 is about him, whoever tells it; 我是刑满释放人员 and 我是新疆来的学生 are about the writer.
    private bool Describes(TermHit trait)
    {
        var before = _subjects.FindIndexFrom(trait.Start) - 1;
        if (before >= 0 && _subjects[before].Meaning.Role != WordRole.Person && _text.AsSpan(_subjects[before].Hit.Start, trait.Start - _subjects[before].Hit.Start).IndexOfAny(ClauseEnds) < 0)
        {
            return false;
        }

        for (var i = _subjects.FindIndexFrom(trait.End); i < _subjects.Count && _subjects[i].Hit.Start <= trait.End + 1; i++)
        {
            if (_subjects[i].Meaning.Role == WordRole.Person && (_subjects[i].Hit.Start == trait.End || _text[trait.End] == _breakers[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells an inspector the words all rules share, and those that were dropped.</summary>
    public void Tell(List<RefusalEvidence>? evidence, IReadOnlyList<RefusalRule> rules)
    {
        if (evidence is null)
        {
            return;
        }

        evidence.AddRange(_words.Where(w => w.Meaning.Role is not (WordRole.Always or WordRole.Trait or WordRole.Hint or WordRole.Thing))
            .Select(w => Evidence(w, w.Meaning.Rule < 0 ? null : rules[w.Meaning.Rule].Code, counts: true)));
        evidence.AddRange(_dropped.Where(w => w.Meaning.Role is not (WordRole.Harmless or WordRole.Neutral or WordRole.Place))
            .Select(w => Evidence(w, w.Meaning.Rule < 0 ? null : rules[w.Meaning.Rule].Code, counts: false)));
    }

    /// <summary>A word as an inspector sees it.</summary>
    public RefusalEvidence Evidence(MetWord word, string? rule, bool counts) => new(
        word.Meaning.Role switch
        {
            WordRole.Always => EvidenceKind.Always,
            WordRole.Trait => EvidenceKind.Trait,
            WordRole.Thing => EvidenceKind.Thing,
            WordRole.Hint => EvidenceKind.Hint,
            WordRole.Intent => EvidenceKind.Intent,
            WordRole.Roster => EvidenceKind.Roster,
            WordRole.Outweighing => EvidenceKind.Outweighing,
            WordRole.Writer => EvidenceKind.Writer,
            WordRole.Ward => EvidenceKind.Ward,
            WordRole.Hazard => EvidenceKind.Hazard,
            WordRole.Help => EvidenceKind.Help,
            _ => EvidenceKind.Person,
        },
        rule,
        _text.Substring(word.Hit.Start, word.Hit.Length),
        word.Hit.Start,
        counts);

    private (int Start, int End) SentenceOf(TermHit hit)
    {
        var from = Math.Max(0, hit.Start - FarthestSentenceStart);
        var to = Math.Min(_text.Length, hit.End + FarthestSentenceStart);
        var end = _text.AsSpan(hit.End, to - hit.End).IndexOfAny(SentenceEnds);
        return (from + _text.AsSpan(from, hit.Start - from).LastIndexOfAny(SentenceEnds) + 1, end < 0 ? to : hit.End + end);
    }

    private static bool IsWithinHarmless(Dictionary<int, List<TermHit>> harmless, MetWord word) =>
        harmless.TryGetValue(word.Meaning.Rule, out var phrases) && Covers(phrases, word.Hit, ownLength: true);

    private static bool IsWithin(List<TermHit> phrases, TermHit hit) => Covers(phrases, hit, ownLength: false);

    // Phrases come by their begin, and none is longer than a line: only those that begin a little before are looked at.
    private static bool Covers(List<TermHit> phrases, TermHit hit, bool ownLength)
    {
        for (var i = phrases.FindIndexFrom(hit.Start + 1) - 1; i >= 0 && phrases[i].Start > hit.Start - LongestPhrase; i--)
        {
            if (phrases[i].End >= hit.End && (ownLength || phrases[i].Length > hit.Length))
            {
                return true;
            }
        }

        return false;
    }

    private bool NamesPlace(TermHit trait)
    {
        for (var i = _places.FindIndexFrom(trait.Start); i < _places.Count && _places[i].Start <= trait.End + LongestPlaceGap; i++)
        {
            var place = _places[i];
            if (place.End > trait.End && (place.Start <= trait.End || _text.AsSpan(trait.End, place.Start - trait.End).IndexOfAny(_breakers) < 0))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Binary search in hits that are sorted by their begin.</summary>
file static class SortedHits
{
    public static int FindIndexFrom(this List<TermHit> hits, int start) => First(hits.Count, i => hits[i].Start >= start);

    public static int FindIndexFrom(this List<MetWord> words, int start) => First(words.Count, i => words[i].Hit.Start >= start);

    private static int First(int count, Func<int, bool> isBehind)
    {
        int low = 0, high = count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isBehind(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
