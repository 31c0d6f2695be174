// Brings what people type to one form, so that terms are written once.
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

    /// <summary>The normal form of <paramref name="text"/>; line ends stay, as one <c>\n</c>.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="keepCase">Leaves capital letters as they are, for texts that are shown again.</param>
    public static string Of(string text, bool keepCase = false) => Of(text, keepCase, keepBlanks: false);

    /// <summary>
    /// The normal form with its capital letters, and with the blanks by which people part what they type in a hurry: between Chinese words one blank
    /// stays, unless the word beside it is a single character (typed with blanks throughout). <see cref="Of(string, bool)"/> of it is the normal form.
    /// </summary>
    /// <param name="text">What somebody typed.</param>
    public static string WithBlanks(string text) => Of(text, keepCase: true, keepBlanks: true);

    private static string Of(string text, bool keepCase, bool keepBlanks)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = Math.Min(text.Length, LongestText);
        var result = new StringBuilder(read + 8);
        var blank = false;
        for (var i = 0; i < read; i++)
        {
            var c = text[i];
            if (IsInvisible(c))
            {
                continue;
            }

            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                blank = false;
                if (result.Length > 0 && result[^1] != '\n')
                {
                    result.Append('\n');
                }

                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                blank = result.Length > 0 && result[^1] != '\n';
                continue;
            }

            if (blank && (!(IsChinese(result[^1]) || IsChinese(c)) || (keepBlanks && Parts(text, i, read, result))))
            {
                result.Append(' ');
            }

            blank = false;
            AppendFolded(result, c, keepCase);
        }

        return result.ToString();
    }

    /// <summary>Whether the blank before a position parts two words: not where a single character stands alone on one side, unless others do so behind it.</summary>
    private static bool Parts(string text, int at, int end, StringBuilder before)
    {
        var single = at + 1 < end && char.IsWhiteSpace(text[at + 1]);
        var isRun = single && at + 3 < end && char.IsWhiteSpace(text[at + 3]);
        var singleBefore = before.Length < 2 || before[^2] is ' ' or '\n' || (at > 2 && char.IsWhiteSpace(text[at - 3]));
        return !singleBefore && (!single || isRun) && at + 1 < end;
    }

    /// <summary>Whether <paramref name="c"/> is a Chinese character or Chinese punctuation.</summary>
    internal static bool IsChinese(char c) => IsHan(c) || c is >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uff65';

    /// <summary>Whether <paramref name="c"/> is a Han character of the basic plane.</summary>
    internal static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or >= '\uf900' and <= '\ufaff' or '\u3007';

    private static bool IsInvisible(char c) =>
        c is '\u00ad' or '\ufeff' or '\u2060' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\ufe00' and <= '\ufe0f')
        || (c < ' ' && c is not ('\n' or '\r' or '\t'));

    private static void AppendFolded(StringBuilder result, char c, bool keepCase)
    {
        const int fullWidthOffset = '\uff01' - '!';
        switch (c)
        {
            case >= '\uff01' and <= '\uff5e':
                result.Append(Cased((char)(c - fullWidthOffset), keepCase));
                break;
            case >= '\u2460' and <= '\u2473': // circled 1 to 20
                result.Append(c - '\u2460' + 1);
                break;
            case >= '\u2474' and <= '\u2487': // parenthesized 1 to 20
                result.Append(c - '\u2474' + 1);
                break;
            case >= '\u24b6' and <= '\u24cf': // circled capitals
                result.Append((char)('a' + (c - '\u24b6')));
                break;
            case >= '\u24d0' and <= '\u24e9': // circled small letters
                result.Append((char)('a' + (c - '\u24d0')));
                break;
            case '\u300c' or '\u300d' or '\u300e' or '\u300f' or '\u201c' or '\u201d' or '\u301d' or '\u301e':
                result.Append('"');
                break;
            case '\u2018' or '\u2019':
                result.Append('\'');
                break;
            case '\ufe50' or '\ufe51':
                result.Append(',');
                break;
            case '\ufe52' or '\uff61':
                result.Append('\u3002');
                break;
            case '\ufe55':
                result.Append(':');
                break;
            case '\u33a1':
                result.Append("m2");
                break;
            case '\u2010' or '\u2011' or '\u2012' or '\u2212':
                result.Append('-');
                break;
            default:
                result.Append(Cased(c, keepCase));
                break;
        }
    }

    private static char Cased(char c, bool keepCase) => keepCase ? c : char.ToLowerInvariant(c);
}
