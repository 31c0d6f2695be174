// Finds words in a text; a … inside a word stands for a gap.
namespace GridBot.Conversation.Understanding;

/// <summary>Matching of the words that dialogs list.</summary>
internal static class WordMatch
{
    /// <summary>Longest gap a … stands for, in characters.</summary>
    public const int MaximumGap = 8;

    private const char Gap = '…';

    /// <summary>Where the word stands in the text; (-1, 0) when it does not.</summary>
    public static (int Start, int Length) Find(string text, string word, int from = 0)
    {
        var gap = word.IndexOf(Gap, StringComparison.Ordinal);
        if (gap < 0)
        {
            var at = text.IndexOf(word, from, Comparison(word));
            return at < 0 ? (-1, 0) : (at, word.Length);
        }

        var head = word[..gap];
        var tail = word[(gap + 1)..];
        for (var at = text.IndexOf(head, from, Comparison(word)); at >= 0; at = text.IndexOf(head, at + 1, Comparison(word)))
        {
            var (next, length) = Find(text, tail, at + head.Length);
            if (next >= 0 && next - (at + head.Length) <= MaximumGap)
            {
                return (at, next + length - at);
            }
        }

        return (-1, 0);
    }

    /// <summary>Case matters to no Chinese word, and comparing without regard to it costs several times as much.</summary>
    private static StringComparison Comparison(string word)
    {
        foreach (var character in word)
        {
            if (char.IsAsciiLetter(character))
            {
                return StringComparison.OrdinalIgnoreCase;
            }
        }

        return StringComparison.Ordinal;
    }

    public static bool Contains(string text, string word) => Find(text, word).Start >= 0;
}
