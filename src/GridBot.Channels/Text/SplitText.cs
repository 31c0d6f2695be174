// Cuts and splits text to byte limits without ever breaking a character as people see it.
using System.Globalization;
using System.Text;

namespace GridBot.Channels.Text;

/// <summary>Byte-exact (UTF-8) cutting. Borders are lines where possible, else graphemes, else code points when one grapheme alone is over the limit.</summary>
public static class SplitText
{
    /// <summary>Bytes that the longest code point takes; no limit may be smaller.</summary>
    public const int MinBytes = 4;

    private const string Ellipsis = "…";

    /// <summary>Bytes of a text in UTF-8.</summary>
    public static int Bytes(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Number of graphemes: characters as people count them.</summary>
    public static int Graphemes(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>The text, or its beginning with an ellipsis, in at most <paramref name="maxBytes"/> bytes.</summary>
    public static string Cut(string text, int maxBytes)
    {
        if (Bytes(text) <= maxBytes)
        {
            return text;
        }

        return maxBytes < Bytes(Ellipsis) ? "" : string.Concat(Head(text, maxBytes - Bytes(Ellipsis)), Ellipsis);
    }

    /// <summary>The text, or its beginning with an ellipsis, in at most <paramref name="max"/> graphemes.</summary>
    public static string CutGraphemes(string text, int max)
    {
        var info = new StringInfo(text);
        return info.LengthInTextElements <= max ? text : string.Concat(info.SubstringByTextElements(0, Math.Max(0, max - 1)), Ellipsis);
    }

    /// <summary>The parts of a text, each within the limit; joined they are the text again.</summary>
    public static IReadOnlyList<string> Split(string text, int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, MinBytes);
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (Bytes(rest) > maxBytes)
        {
            var length = PartLength(rest, maxBytes);
            parts.Add(rest[..length].ToString());
            rest = rest[length..];
        }

        parts.Add(rest.ToString());
        return parts;
    }

    /// <summary>Like <see cref="Split"/>, with "(1/3)" on a line of its own at the end of each part when there are several; the mark counts in the limit.</summary>
    public static IReadOnlyList<string> SplitMarked(string text, int maxBytes)
    {
        if (Bytes(text) <= maxBytes)
        {
            return [text];
        }

        for (var digits = 1; ; digits++)
        {
            var parts = Split(text, maxBytes - "\n(/)".Length - (2 * digits));
            var total = parts.Count.ToString(CultureInfo.InvariantCulture);
            if (total.Length <= digits)
            {
                return [.. parts.Select((part, i) => $"{part.TrimEnd('\n')}\n({i + 1}/{total})")];
            }
        }
    }

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> text, int maxBytes)
    {
        var (length, _) = Fit(text, maxBytes);
        return text[..length];
    }

    private static int PartLength(ReadOnlySpan<char> text, int maxBytes)
    {
        var (length, afterLine) = Fit(text, maxBytes);
        if (length == 0)
        {
            // One grapheme (a letter under a heap of marks) is over the limit: fall back to code points.
            while (length < text.Length)
            {
                Rune.DecodeFromUtf16(text[length..], out _, out var used);
                if (Bytes(text[..(length + used)]) > maxBytes)
                {
                    break;
                }

                length += used;
            }

            return length;
        }

        return afterLine > 0 ? afterLine : length;
    }

    /// <summary>Characters of the whole graphemes that fit, and the place behind the last line break among them (0: none).</summary>
    private static (int Length, int AfterLine) Fit(ReadOnlySpan<char> text, int maxBytes)
    {
        var (length, afterLine, bytes) = (0, 0, 0);
        while (length < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text[length..]);
            bytes += Bytes(text.Slice(length, next));
            if (bytes > maxBytes)
            {
                break;
            }

            length += next;
            if (text[length - 1] == '\n')
            {
                afterLine = length;
            }
        }

        return (length, afterLine);
    }
}
