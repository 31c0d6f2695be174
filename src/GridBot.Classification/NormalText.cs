// Brings what people type to one form, so that terms are written once.
using System.Buffers;
using System.Globalization;
using System.Text;

namespace GridBot.Classification;

/// <summary>
/// The normal form of a text: full-width and circled forms folded to plain ones, lower case, corner brackets and small forms as
/// ordinary punctuation, invisible characters dropped, blanks between Chinese characters removed, other blanks made one.
/// Done by hand because the program runs with invariant globalization, where <c>string.Normalize(FormKC)</c> changes nothing.
/// </summary>
public static class NormalText
{
    /// <summary>Characters read of a text; the rest is ignored. A WeCom message holds 2,048 bytes, a long letter some 2,000 characters.</summary>
    public const int LongestText = 8_000;

    /// <summary>Most characters one becomes: a blank before it, and two digits of a circled number.</summary>
    private const int MostOfOne = 3;

    /// <summary>Characters folded on the stack; longer texts borrow an array.</summary>
    private const int OnStack = 384;

    private static readonly char[] LineEnds = ['\n', '\r', '\u2028', '\u2029'];

    /// <summary>The normal form of <paramref name="text"/>; line ends stay, as one <c>\n</c>. The same instance when it is normal already.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="keepCase">Leaves capital letters as they are, for texts that are shown again.</param>
    public static string Of(string text, bool keepCase = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = text.AsSpan(0, Math.Min(text.Length, LongestText));
        var most = read.Length * MostOfOne;
        char[]? rented = null;
        var result = most <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(most);
        var normal = result[..Fold(read, result, keepCase)];
        // Most texts are in their normal form already, or will be read in it more than once.
        var same = normal.Length == text.Length && normal.SequenceEqual(text) ? text : normal.ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        }

        return same;
    }

    /// <summary>
    /// The normal form with its capital letters, and with the blanks by which people part what they type in a hurry: between Chinese words one blank
    /// stays, unless a single character stands alone on one side of it. <see cref="Of"/> of it is the normal form.
    /// </summary>
    /// <param name="text">What somebody typed.</param>
    public static string WithBlanks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = Of(text, keepCase: true);
        var read = text.Length <= LongestText ? text : text[..LongestText];
        if (!HoldsBlank(read.AsSpan().Trim()))
        {
            return normal;
        }

        var lines = read.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(LineWithBlanks);
        var spaced = string.Join('\n', lines.Where(line => line.Length > 0));
        // Only blanks may differ; what else control characters do to line ends is left to the normal form.
        return string.Equals(Of(spaced, keepCase: true), normal, StringComparison.Ordinal) ? spaced : normal;
    }

    private static bool HoldsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (IsBlank(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) && !IsInvisible(c);

    private static string LineWithBlanks(string line)
    {
        var words = new string([.. line.Select(c => IsBlank(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Of(word, keepCase: true)).Where(word => word.Length > 0).ToList();
        var result = new StringBuilder(line.Length);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && (StaysBlank(words, i) || !(IsChinese(words[i - 1][^1]) || IsChinese(words[i][0]))))
            {
                result.Append(' ');
            }

            result.Append(words[i]);
        }

        return result.ToString();
    }

    /// <summary>Whether the blank before a word parts it from the one before: single characters in a row are typed with blanks throughout, one alone belongs to its neighbour.</summary>
    private static bool StaysBlank(List<string> words, int at)
        => words[at - 1].Length > 1 && (words[at].Length > 1 || (at + 1 < words.Count && words[at + 1].Length == 1));

    /// <summary>Writes the normal form; returns its length.</summary>
    private static int Fold(ReadOnlySpan<char> text, Span<char> result, bool keepCase)
    {
        var length = 0;
        var blank = false;
        foreach (var c in text)
        {
            if (IsHan(c))
            {
                // Nothing of a Han character changes, and no blank stays beside one.
                result[length++] = c;
                blank = false;
                continue;
            }

            if (IsInvisible(c))
            {
                continue;
            }

            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                blank = false;
                if (length > 0 && result[length - 1] != '\n')
                {
                    result[length++] = '\n';
                }

                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                blank = length > 0 && result[length - 1] != '\n';
                continue;
            }

            if (blank && !(IsChinese(result[length - 1]) || IsChinese(c)))
            {
                result[length++] = ' ';
            }

            blank = false;
            length += Folded(result[length..], c, keepCase);
        }

        return length;
    }

    /// <summary>Whether <paramref name="c"/> is a Chinese character or Chinese punctuation.</summary>
    internal static bool IsChinese(char c) => IsHan(c) || c is >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uff65';

    /// <summary>Whether <paramref name="c"/> is a Han character of the basic plane.</summary>
    internal static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or >= '\uf900' and <= '\ufaff' or '\u3007';

    private static bool IsInvisible(char c) =>
        c is '\u00ad' or '\ufeff' or '\u2060' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\ufe00' and <= '\ufe0f')
        || (c < ' ' && c is not ('\n' or '\r' or '\t'));

    /// <summary>Writes what a character is folded to; returns how many characters that is.</summary>
    private static int Folded(Span<char> result, char c, bool keepCase)
    {
        const int fullWidthOffset = '\uff01' - '!';
        switch (c)
        {
            case >= '\u2460' and <= '\u2473': // circled 1 to 20
                return Number(result, c - '\u2460' + 1);
            case >= '\u2474' and <= '\u2487': // parenthesized 1 to 20
                return Number(result, c - '\u2474' + 1);
            case '\u33a1':
                (result[0], result[1]) = ('m', '2');
                return 2;
        }

        result[0] = c switch
        {
            >= '\uff01' and <= '\uff5e' => Cased((char)(c - fullWidthOffset), keepCase),
            >= '\u24b6' and <= '\u24cf' => (char)('a' + (c - '\u24b6')), // circled capitals
            >= '\u24d0' and <= '\u24e9' => (char)('a' + (c - '\u24d0')), // circled small letters
            '\u300c' or '\u300d' or '\u300e' or '\u300f' or '\u201c' or '\u201d' or '\u301d' or '\u301e' => '"',
            '\u2018' or '\u2019' => '\'',
            '\ufe50' or '\ufe51' => ',',
            '\ufe52' or '\uff61' => '\u3002',
            '\ufe55' => ':',
            '\u2010' or '\u2011' or '\u2012' or '\u2212' => '-',
            _ => Cased(c, keepCase),
        };
        return 1;
    }

    private static int Number(Span<char> result, int number)
    {
        number.TryFormat(result, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    private static char Cased(char c, bool keepCase) => keepCase ? c : char.ToLowerInvariant(c);
}
