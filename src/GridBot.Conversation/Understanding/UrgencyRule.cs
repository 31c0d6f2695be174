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
    public bool Applies(string text)
    {
        var met = Occurrences(text, Words);
        if (met.Count == 0)
        {
            return false;
        }

        // Every denial is held against all words that were met: a second denial of a word already taken back does not stand apart.
        var denials = Occurrences(text, Unless);
        return denials.TrueForAll(denial => met.Exists(word => Overlap(word, denial)))
            && met.Exists(word => !denials.Exists(denial => Overlap(word, denial)));
    }

    private static bool Overlap(TextSpan one, TextSpan other) => one.Start < other.End && other.Start < one.End;

    private static List<TextSpan> Occurrences(string text, IReadOnlyList<string> words)
    {
        var found = new List<TextSpan>();
        foreach (var word in words)
        {
            for (var (at, length) = WordMatch.Find(text, word); at >= 0; (at, length) = WordMatch.Find(text, word, at + 1))
            {
                found.Add(new TextSpan(at, length));
            }
        }

        return found;
    }
}
