// The number people quote for a report, such as WG20261122-7K3F.
using System.Diagnostics.CodeAnalysis;

namespace GridBot.Reports;

/// <summary>
/// "WG", the filing date in Asia/Shanghai, "-", and at least four of 0-9 A-Z. Equality is by text.
/// </summary>
public readonly record struct ReportNumber
{
    /// <summary>Fewest characters after the dash; the contract's minimum.</summary>
    public const int MinimumSuffix = 4;

    private const int MaximumSuffix = 10;
    private const string Prefix = "WG";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private ReportNumber(string text) => Text = text;

    /// <summary>The number as people see it, upper case.</summary>
    public string Text { get; }

    /// <summary>Draws a number for a report filed at <paramref name="now"/>.</summary>
    /// <param name="now">Filing time; its date is taken in Asia/Shanghai.</param>
    /// <param name="random">Source of the suffix.</param>
    /// <param name="suffixLength">Characters after the dash; longer when short ones collide.</param>
    public static ReportNumber Draw(DateTimeOffset now, Random random, int suffixLength = MinimumSuffix)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(suffixLength, MinimumSuffix);
        Span<char> suffix = stackalloc char[suffixLength];
        for (var i = 0; i < suffix.Length; i++)
        {
            suffix[i] = Alphabet[random.Next(Alphabet.Length)];
        }

        return new ReportNumber($"{Prefix}{ChinaTime.Of(now):yyyyMMdd}-{suffix}");
    }

    /// <summary>Reads a number as people type it: lower case, a full-width or missing dash are understood.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReportNumber? number)
    {
        number = null;
        if (text is null || !BeginsLikeOne(text))
        {
            return false;
        }

        var plain = string.Concat(text.Where(character => !char.IsWhiteSpace(character) && !IsDash(character)).Select(Plain));
        const int dateDigits = 8;
        var suffixStart = Prefix.Length + dateDigits;
        if (!plain.StartsWith(Prefix, StringComparison.Ordinal)
            || plain.Length < suffixStart + MinimumSuffix || plain.Length > suffixStart + MaximumSuffix
            || plain.AsSpan(Prefix.Length, dateDigits).ContainsAnyExceptInRange('0', '9')
            || plain.AsSpan(suffixStart).ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        number = new ReportNumber($"{plain[..suffixStart]}-{plain[suffixStart..]}");
        return true;
    }

    /// <summary>Whether the first letter is that of a number: most texts that are asked are none.</summary>
    private static bool BeginsLikeOne(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && !IsDash(character))
            {
                return Plain(character) == Prefix[0];
            }
        }

        return false;
    }

    private static bool IsDash(char character) => character is '-' or '\u2010' or '\u2013' or '\u2014' or '\uff0d';

    /// <summary>Full-width letters and digits as plain ones, small letters as capitals. By hand: the program runs with invariant globalization, where Normalize changes nothing.</summary>
    private static char Plain(char character)
    {
        const int fullWidthOffset = '\uff01' - '!';
        return char.ToUpperInvariant(character is >= '\uff01' and <= '\uff5e' ? (char)(character - fullWidthOffset) : character);
    }

    public override string ToString() => Text;
}
