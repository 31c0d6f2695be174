// A set of words that is asked, at each position of a text, for the longest one beginning there.
using System.Collections.Frozen;

namespace GridBot.Conversation.Understanding;

/// <summary>Words indexed by their first character, longest first.</summary>
internal sealed class WordSet
{
    private readonly FrozenDictionary<char, string[]> byFirst;

    public WordSet(IEnumerable<string> words)
        => byFirst = words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).GroupBy(word => word[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    /// <summary>The characters words of this set begin with.</summary>
    public IEnumerable<char> Beginnings => byFirst.Keys;

    /// <summary>The longest word that begins at a position; null when none does.</summary>
    public string? LongestAt(string text, int at)
    {
        if (at >= text.Length || !byFirst.TryGetValue(text[at], out var words))
        {
            return null;
        }

        foreach (var word in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Whether the text is one of the words.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !byFirst.TryGetValue(text[0], out var words))
        {
            return false;
        }

        foreach (var word in words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
