// The words of the refusal in one index, each with what it means.
namespace GridBot.Classification.Refusing;

/// <summary>What a word of the index means: its kind and, for words of a rule, the rule.</summary>
internal enum WordRole
{
    Always,
    Trait,
    Hint,
    Thing,
    Outweighing,
    Harmless,
    Person,
    Class,
    Writer,
    Ward,
    Neutral,
    Hazard,
    Help,
    Intent,
    Roster,
    Place,
}

/// <summary>A meaning of a word; <see cref="Rule"/> is −1 for the words all rules share.</summary>
internal readonly record struct WordMeaning(WordRole Role, int Rule);

/// <summary>A word met in a text, in one of its meanings.</summary>
internal readonly record struct MetWord(WordMeaning Meaning, TermHit Hit);

/// <summary>All words of <see cref="RefusalRules"/>, found in one pass; built once, thread-safe.</summary>
internal sealed class RefusalWords
{
    private const char SurnameMark = '?';

    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(",.;:!?\n\u3002\u3001");

    private readonly List<string> _words = [];
    private readonly List<List<WordMeaning>> _meanings = [];
    private readonly TermIndex _index;
    private readonly TermIndex _evasions;
    private readonly List<WordMeaning> _evasionMeanings = [];

    public RefusalWords(RefusalRules rules)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var r = 0; r < rules.Rules.Count; r++)
        {
            var rule = rules.Rules[r];
            AddAll(rule.Always, WordRole.Always, r);
            AddAll(rule.Traits, WordRole.Trait, r);
            AddAll(rule.Hints, WordRole.Hint, r);
            AddAll(rule.Things, WordRole.Thing, r);
            AddAll(rule.Outweighing, WordRole.Outweighing, r);
            AddAll(rule.Harmless, WordRole.Harmless, r);
        }

        AddAll(rules.Persons, WordRole.Person);
        AddAll(rules.Classes, WordRole.Class);
        AddAll(rules.NameParts.SelectMany(part => rules.Surnames.Select(s => part.Replace(SurnameMark.ToString(), s, StringComparison.Ordinal))), WordRole.Person);
        AddAll(rules.Writer, WordRole.Writer);
        AddAll(rules.Wards, WordRole.Ward);
        AddAll(rules.Neutral, WordRole.Neutral);
        AddAll(rules.Hazards, WordRole.Hazard);
        AddAll(rules.Help, WordRole.Help);
        AddAll(rules.Intents, WordRole.Intent);
        AddAll(rules.Rosters, WordRole.Roster);
        AddAll(rules.Places, WordRole.Place);
        _index = new TermIndex(_words);
        const int shortestEvasion = 3;
        var evasive = new List<string>();
        for (var i = 0; i < _words.Count; i++)
        {
            foreach (var meaning in _meanings[i].Where(m => m.Role == WordRole.Always && _words[i].Length >= shortestEvasion && _words[i].All(char.IsLetter)))
            {
                evasive.Add(_words[i]);
                _evasionMeanings.Add(meaning);
            }
        }

        _evasions = new TermIndex(evasive);

        void AddAll(IEnumerable<string> words, WordRole role, int rule = -1)
        {
            foreach (var word in words)
            {
                var plain = RefusalText.Of(word, rules.Variants).Plain;
                if (!known.TryGetValue(plain, out var id))
                {
                    known.Add(plain, id = _words.Count);
                    _words.Add(plain);
                    _meanings.Add([]);
                }

                var meaning = new WordMeaning(role, rule);
                if (!_meanings[id].Contains(meaning))
                {
                    _meanings[id].Add(meaning);
                }
            }
        }
    }

    /// <summary>All words of a prepared text by their begin; Latin words only where they stand alone.</summary>
    public List<MetWord> FindIn(string plain)
    {
        var hits = _index.Scan(plain);
        var met = new List<MetWord>(hits.Count);
        foreach (var hit in hits)
        {
            if (StandsAlone(plain, hit) && IsOneClause(plain, hit))
            {
                foreach (var meaning in _meanings[hit.Term])
                {
                    met.Add(new MetWord(meaning, hit));
                }
            }
        }

        met.Sort(static (a, b) => a.Hit.Start != b.Hit.Start ? a.Hit.Start - b.Hit.Start
            : a.Hit.End != b.Hit.End ? a.Hit.End - b.Hit.End
            : a.Meaning.Role != b.Meaning.Role ? a.Meaning.Role - b.Meaning.Role : a.Meaning.Rule - b.Meaning.Rule);
        return met;
    }

    /// <summary>The phrases that always refuse and are long enough to be looked for between any marks: (rule, hit) in the squeezed text.</summary>
    public IReadOnlyList<MetWord> FindEvasions(string squeezed) =>
        _evasions.Scan(squeezed) is { Count: > 0 } hits ? [.. hits.Select(hit => new MetWord(_evasionMeanings[hit.Term], hit))] : [];

    private static bool StandsAlone(string text, TermHit hit) =>
        !(IsLatin(text[hit.Start]) && hit.Start > 0 && IsLatin(text[hit.Start - 1]))
        && !(IsLatin(text[hit.End - 1]) && hit.End < text.Length && IsLatin(text[hit.End]));

    // A gap does not reach over a mark: two clauses say two things.
    private static bool IsOneClause(string text, TermHit hit) => text.AsSpan(hit.Start, hit.Length).IndexOfAny(ClauseEnds) < 0;

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);
}
