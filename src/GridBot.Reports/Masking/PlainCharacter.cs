// Reads full-width letters and digits as the plain ones they stand for.
namespace GridBot.Reports.Masking;

/// <summary>The ASCII character a full-width one stands for; others stay.</summary>
internal static class PlainCharacter
{
    public static char Of(char c) => c is >= '\uff01' and <= '\uff5e' ? (char)(c - '\uff01' + '!') : c;

    public static bool IsDigit(char c) => char.IsAsciiDigit(Of(c));

    public static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(Of(c));

    /// <summary>Whether the character is written between the parts of a number: blank, dash, dot, bracket.</summary>
    public static bool IsSeparator(char c) => Of(c) is ' ' or '\t' or '\u3000' or '\u00a0' or '-' or '.' or '/' or '(' or ')' or '_' or '~' or '*' or '|'
        or '\u00b7' or '\u2022' or '\u30fb' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212';

    /// <summary>Whether the character is invisible, so that it may stand within a number unseen.</summary>
    public static bool IsInvisible(char c) => c is (>= '\u200b' and <= '\u200f') or '\u2060' or '\ufeff' or '\u00ad' or '\ufe0f' or '\u20e3';
}
