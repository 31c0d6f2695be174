// Writes JSON strings as raw UTF-8, escaping only what JSON demands.
using System.Text;
using System.Text.Encodings.Web;

namespace GridBot.Channels.Json;

/// <summary>
/// Escapes the quote, the backslash and control characters, nothing else: platforms have shown "\u4f60" literally to people, and a limit in bytes is easier kept when a character is what it is.
/// The library's own relaxed encoder still escapes emoji.
/// </summary>
public sealed unsafe class RawJsonEncoder : JavaScriptEncoder
{
    public static RawJsonEncoder Instance { get; } = new();

    private RawJsonEncoder()
    {
    }

    /// <summary>"\u001f" has six characters.</summary>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < span.Length; i++)
        {
            if (WillEncode(span[i]))
            {
                return i;
            }

            if (char.IsSurrogate(span[i]))
            {
                if (i + 1 >= span.Length || !char.IsSurrogatePair(span[i], span[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        var text = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < 0x20 => $"\\u{unicodeScalar:x4}",
            _ => new Rune(unicodeScalar).ToString(),
        };
        var fits = text.AsSpan().TryCopyTo(target);
        numberOfCharactersWritten = fits ? text.Length : 0;
        return fits;
    }
}
