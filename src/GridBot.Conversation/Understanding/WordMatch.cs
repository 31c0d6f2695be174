// Finds words in a text; a … inside a word stands for a gap.
namespace GridBot.Conversation.Understanding;

/// <summary>Matching of the words that dialogs list.</summary>
internal static class WordMatch
{
    /// <summary>Longest gap a … stands for, in characters.</summary>
    public const int MaximumGap = 8;

    private const char Gap = '…';

    /// <summary>Where the word stands in the text; (-1, 0) when it does not.</summary>
    public static (int Start, int Length) Find(string text, string word, int from = 0) => Find(text, word.AsSpan(), from);

    public static bool Contains(string text, string word) => Find(text, word).Start >= 0;

    private static (int Start, int Length) Find(ReadOnlySpan<char> text, ReadOnlySpan<char> word, int from)
    {
        var gap = word.IndexOf(Gap);
        if (gap < 0)
        {
            var found = IndexOf(text, word, from, Comparison(word));
            return found < 0 ? (-1, 0) : (found, word.Length);
        }

        var head = word[..gap];
        var tail = word[(gap + 1)..];
        var comparison = Comparison(word);
        for (var at = IndexOf(text, head, from, comparison); at >= 0; at = IndexOf(text, head, at + 1, comparison))
        {
            var (next, length) = Find(text, tail, at + head.Length);
            if (next >= 0 && next - (at + head.Length) <= MaximumGap)
            {
                return (at, next + length - at);
            }
        }

        return (-1, 0);
    }

    private static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> part, int from, StringComparison comparison)
    {
        // A word that begins with a gap asks once behind the text's end.
        var at = from > text.Length ? -1 : text[from..].IndexOf(part, comparison);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>Case matters to no Chinese word, and comparing without regard to it costs several times as much.</summary>
    private static StringComparison Comparison(ReadOnlySpan<char> word)
        => word.ContainsAnyInRange('A', 'Z') || word.ContainsAnyInRange('a', 'z') ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
