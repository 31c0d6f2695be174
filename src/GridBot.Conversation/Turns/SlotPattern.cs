// Holds texts against the patterns of commands.yaml that name a slot by its label.
namespace GridBot.Conversation.Turns;

/// <summary>Patterns with a slot's label in the place of {slot}; compared piece by piece, so that nothing is put together for it.</summary>
internal static class SlotPattern
{
    private const string Label = "{slot}";
    private const string Hole = "{value}";

    /// <summary>Whether a text is the pattern with this label.</summary>
    public static bool Is(string text, string pattern, string label) => LengthIn(text, pattern, label) == text.Length;

    /// <summary>What a text says in the place of {value}; null when it does not begin as the pattern does.</summary>
    public static string? Value(string text, string pattern, string label)
    {
        var length = LengthIn(text, pattern.AsSpan(0, pattern.IndexOf(Hole, StringComparison.Ordinal)), label);
        return length > 0 && text.Length > length ? text.AsSpan(length).Trim(" ,:。").ToString() : null;
    }

    /// <summary>The length of the pattern with the label, when a text begins with it; -1 when it does not.</summary>
    private static int LengthIn(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern, string label)
    {
        var length = 0;
        while (pattern.Length > 0)
        {
            var at = pattern.IndexOf(Label, StringComparison.Ordinal);
            var words = at < 0 ? pattern : pattern[..at];
            var named = at < 0 ? "" : label;
            if (!text[length..].StartsWith(words, StringComparison.Ordinal) || !text[(length + words.Length)..].StartsWith(named, StringComparison.Ordinal))
            {
                return -1;
            }

            length += words.Length + named.Length;
            pattern = at < 0 ? [] : pattern[(at + Label.Length)..];
        }

        return length;
    }
}
