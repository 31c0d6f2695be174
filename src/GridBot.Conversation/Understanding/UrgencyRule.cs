// What makes any report urgent, as told by urgency.yaml.
namespace GridBot.Conversation.Understanding;

/// <summary>A rule of urgency.</summary>
/// <param name="Id">Name of the rule.</param>
/// <param name="Words">The rule applies when one of them stands in the text.</param>
/// <param name="Unless">Phrases that take a word back where they overlap it, or the whole rule where they stand apart.</param>
/// <param name="Say">What is said first.</param>
public sealed record UrgencyRule(string Id, IReadOnlyList<string> Words, IReadOnlyList<string> Unless, string Say)
{
    /// <summary>Whether the rule applies to a normalised text.</summary>
    public bool Applies(string text) => Applies(WordIndex.Empty.Scan(text));

    /// <summary>Whether the rule applies to a normalised text in which the words were looked for.</summary>
    internal bool Applies(MetWords words)
    {
        if (Occurrences(words, Words) is not { } met)
        {
            return false;
        }

        // Every denial is held against all words that were met: a second denial of a word already taken back does not stand apart.
        return Occurrences(words, Unless) is not { } denials
            || (denials.TrueForAll(denial => met.Exists(word => Overlap(word, denial)))
                && met.Exists(word => !denials.Exists(denial => Overlap(word, denial))));
    }

    private static bool Overlap(TextSpan one, TextSpan other) => one.Start < other.End && other.Start < one.End;

    /// <summary>Where words of the list stand; null when none does.</summary>
    private static List<TextSpan>? Occurrences(MetWords met, IReadOnlyList<string> list)
    {
        List<TextSpan>? found = null;
        foreach (var word in met.Of(list))
        {
            for (var (at, length) = WordMatch.Find(met.Text, word); at >= 0; (at, length) = WordMatch.Find(met.Text, word, at + 1))
            {
                (found ??= []).Add(new TextSpan(at, length));
            }
        }

        return found;
    }
}
