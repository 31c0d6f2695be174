// What a text says about people, hazards and places, as far as the refusal needs it.
namespace GridBot.Classification.Refusing;

/// <summary>The words met in one prepared text, with those dropped that a longer phrase or the name of a place explains.</summary>
internal sealed class RefusalScene
{
    // How far a trait word reaches towards the place it names: 戒毒|康复|中心, 回族|特色|餐厅.
    private const int LongestPlaceGap = 3;

    // How far behind a trait word a person may stand whom it describes: 信教的那家.
    private const int PersonBehind = 8;

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
        var neutral = words.Where(w => w.Meaning.Role == WordRole.Neutral).Select(w => w.Hit).ToList();
        var wards = words.Where(w => w.Meaning.Role == WordRole.Ward).Select(w => w.Hit).ToList();
        var others = words.Where(w => w.Meaning.Role is WordRole.Person or WordRole.Ward).Select(w => w.Hit).ToList();
        _words = [];
        foreach (var word in words)
        {
            var explained = word.Meaning.Role switch
            {
                WordRole.Harmless or WordRole.Neutral or WordRole.Place => true,
                WordRole.Always or WordRole.Thing => IsWithinHarmless(words, word),
                WordRole.Trait => IsWithinHarmless(words, word) || NamesPlace(word.Hit),
                WordRole.Writer => neutral.Exists(n => word.Hit.IsWithin(n)) || others.Exists(o => word.Hit.IsWithin(o)),
                WordRole.Person => neutral.Exists(n => word.Hit.IsWithin(n)) || wards.Exists(w => word.Hit.IsWithin(w)),
                _ => neutral.Exists(n => word.Hit.IsWithin(n)),
            };
            (explained ? _dropped : _words).Add(word);
        }

        _subjects = [.. _words.Where(w => w.Meaning.Role is WordRole.Person or WordRole.Writer or WordRole.Ward)];
        HasHazard = _words.Exists(w => w.Meaning.Role == WordRole.Hazard);
        HasHelp = _words.Exists(w => w.Meaning.Role == WordRole.Help);
    }

    /// <summary>Something is broken, blocked, burning, leaking or somebody hurt.</summary>
    public bool HasHazard { get; }

    /// <summary>Help or information is asked for.</summary>
    public bool HasHelp { get; }

    /// <summary>A word was met that outweighs the rule's traits: danger to the person, publicity held.</summary>
    public bool IsOutweighed(int rule) => _words.Exists(w => w.Meaning.Role == WordRole.Outweighing && w.Meaning.Rule == rule);

    /// <summary>Whether a harmless phrase of the rule was met.</summary>
    public bool IsHarmless(int rule) => _dropped.Exists(w => w.Meaning.Role == WordRole.Harmless && w.Meaning.Rule == rule);

    /// <summary>The words of a rule that stand for what they say.</summary>
    public IEnumerable<MetWord> WordsOf(int rule) =>
        _words.Where(w => w.Meaning.Rule == rule && (w.Meaning.Role is WordRole.Always or WordRole.Trait or WordRole.Thing));

    /// <summary>
    /// Whose trait it is: the nearest subject before the word in its sentence, else somebody close behind it, else the last subject of
    /// the sentence before; null when nobody is spoken of.
    /// </summary>
    public WordRole? SubjectOf(TermHit trait)
    {
        var sentence = trait.Start == 0 ? 0 : _text.AsSpan(0, trait.Start).LastIndexOfAny(SentenceEnds) + 1;
        MetWord? before = null, earlier = null;
        foreach (var subject in _subjects)
        {
            if (subject.Hit.End > trait.Start)
            {
                continue;
            }

            if (subject.Hit.Start >= sentence)
            {
                before = Farther(before, subject);
            }
            else
            {
                earlier = Farther(earlier, subject);
            }
        }

        if (before is not null)
        {
            return before.Value.Meaning.Role;
        }

        var behind = _subjects.Exists(s => s.Meaning.Role == WordRole.Person && s.Hit.End > trait.End && s.Hit.Start < trait.End + PersonBehind
            && _text.AsSpan(trait.Start, s.Hit.Start > trait.Start ? s.Hit.Start - trait.Start : 0).IndexOfAny(SentenceEnds) < 0);
        return behind ? WordRole.Person : earlier?.Meaning.Role;
    }

    /// <summary>Tells an inspector the words all rules share, and those that were dropped.</summary>
    public void Tell(List<RefusalEvidence>? evidence, IReadOnlyList<RefusalRule> rules)
    {
        if (evidence is null)
        {
            return;
        }

        evidence.AddRange(_words.Where(w => w.Meaning.Role is not (WordRole.Always or WordRole.Trait or WordRole.Thing))
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

    private static bool IsWithinHarmless(List<MetWord> words, MetWord word) =>
        words.Exists(w => w.Meaning.Role == WordRole.Harmless && w.Meaning.Rule == word.Meaning.Rule
            && word.Hit.Start >= w.Hit.Start && word.Hit.End <= w.Hit.End);

    private bool NamesPlace(TermHit trait) => _places.Exists(p =>
        p.End > trait.End && p.Start >= trait.Start && p.Start - trait.End <= LongestPlaceGap
        && (p.Start <= trait.End || _text.AsSpan(trait.End, p.Start - trait.End).IndexOfAny(_breakers) < 0));

    private static MetWord Farther(MetWord? known, MetWord candidate) =>
        known is null || candidate.Hit.End >= known.Value.Hit.End ? candidate : known.Value;
}
