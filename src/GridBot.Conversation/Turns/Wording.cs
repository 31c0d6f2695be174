// Words what the bot says: a phrase's text with its placeholders filled.
using System.Runtime.CompilerServices;

namespace GridBot.Conversation.Turns;

/// <summary>The texts of all phrases.</summary>
public sealed class Wording(IReadOnlyDictionary<string, string> texts)
{
    /// <summary>Characters that are written without borrowing an array; longer texts borrow one.</summary>
    private const int UsualLength = 256;

    /// <summary>The phrase's text, with each placeholder replaced by its value.</summary>
    /// <exception cref="KeyNotFoundException">The dialogs were loaded without this phrase; the reader refuses such dialogs.</exception>
    public string Say(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var text = texts[phrase.Key];
        if (values.Length == 0)
        {
            return text;
        }

        var filled = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[UsualLength]);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                filled.AppendFormatted(text.AsSpan(at));
                break;
            }

            filled.AppendFormatted(text.AsSpan(at, open - at));
            var name = text.AsSpan(open + 1, close - open - 1);
            foreach (var (candidate, value) in values)
            {
                if (name.SequenceEqual(candidate))
                {
                    filled.AppendLiteral(value);
                    break;
                }
            }

            at = close + 1;
        }

        return filled.ToStringAndClear();
    }
}
