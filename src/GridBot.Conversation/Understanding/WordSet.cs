// A set of words that is asked, at each position of a text, for the longest one beginning there.
namespace GridBot.Conversation.Understanding;

/// <summary>Words indexed by their first character.</summary>
internal sealed class WordSet(IEnumerable<string> words)
{
    private readonly WordGroups byFirst = new(words, word => word[0]);

    /// <summary>The characters words of this set begin with.</summary>
    public IEnumerable<char> Beginnings => byFirst.Characters;

    /// <summary>The longest word that begins at a position; null when none does.</summary>
    public string? LongestAt(string text, int at)
    {
        if (at >= text.Length || byFirst.Of(text[at]) is not { } group)
        {
            return null;
        }

        var rest = text.AsSpan(at);
        foreach (var word in group)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Whether the text is one of the words.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || byFirst.Of(text[0]) is not { } group)
        {
            return false;
        }

        foreach (var word in group)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
