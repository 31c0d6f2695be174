// Cuts texts at a byte limit on a code-point border.
using System.Text;

namespace GridBot.Simulator.Callbacks;

/// <summary>The platform's limits count UTF-8 bytes.</summary>
public static class ByteLimit
{
    /// <summary>Size of a text in bytes.</summary>
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>The longest beginning of the text that fits.</summary>
    public static string Cut(string text, int bytes)
    {
        if (Bytes(text) <= bytes)
        {
            return text;
        }

        var used = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
