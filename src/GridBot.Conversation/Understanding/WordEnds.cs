// A set of words that is asked, at a position of a text, for the longest one ending there.
namespace GridBot.Conversation.Understanding;

/// <summary>Words indexed by their last character.</summary>
internal sealed class WordEnds(IEnumerable<string> words)
{
    private readonly WordGroups byLast = new(words, word => word[^1]);

    /// <summary>The longest word that ends before a position; null when none does.</summary>
    public string? LongestBefore(string text, int end)
    {
        if (end <= 0 || byLast.Of(text[end - 1]) is not { } group)
        {
            return null;
        }

        var before = text.AsSpan(0, end);
        foreach (var word in group)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }
}
