// Knows Chinese telephone numbers by their digits and by how they are grouped.
namespace GridBot.Reports.Masking;

/// <summary>Tells telephone numbers from other numbers.</summary>
internal static class PhoneNumber
{
    /// <summary>Digits of a mobile number.</summary>
    public const int MobileLength = 11;

    private const int LongestExtension = 5;
    private const string CountryCode = "86";

    /// <summary>Whether the groups are a mobile number, with or without the country code.</summary>
    public static bool IsMobile(string digits, ReadOnlySpan<DigitGroup> groups)
    {
        var local = digits.StartsWith("00" + CountryCode, StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith(CountryCode, StringComparison.Ordinal) && digits.Length > MobileLength ? digits[2..]
            : digits.Length == MobileLength + 1 && digits[0] == '0' ? digits[1..]
            : digits;
        return local.Length == MobileLength && local[0] == '1' && local[1] is >= '3' and <= '9' && IsGroupedAsMobile(groups);
    }

    /// <summary>Whether the groups are a landline number with its area code, perhaps with an extension, or a 400 or 800 number.</summary>
    public static bool IsLandline(string digits, ReadOnlySpan<DigitGroup> groups)
    {
        if (digits.StartsWith("400", StringComparison.Ordinal) || digits.StartsWith("800", StringComparison.Ordinal))
        {
            const int length = 10;
            return digits.Length == length && groups[0].Digits.Length is 3 or 4 or length && groups.Length is 1 or 3 && NoDot(groups);
        }

        if (digits.StartsWith(CountryCode, StringComparison.Ordinal) && groups.Length > 1)
        {
            digits = "0" + digits[2..].TrimStart('0');
            groups = groups[0].Digits.Length == CountryCode.Length ? groups[1..] : groups;
        }

        if (digits[0] != '0' || digits.Length < 3 || !NoDot(groups))
        {
            return false;
        }

        var area = digits[1] is '1' or '2' ? 3 : 4;
        if (digits[1] == '0' || (digits[1] == '1' && digits[2] != '0'))
        {
            return false;
        }

        if (groups.Length == 1)
        {
            return IsLocalLength(digits.Length - area, area);
        }

        var first = groups[0].Digits.Length;
        if (first != area && first != area - 1 && !IsLocalLength(first - area, area))
        {
            return false;
        }

        var rest = digits.Length - area;
        var last = groups[^1].Digits.Length;
        return IsLocalLength(rest, area) || (groups.Length > 1 && last is > 1 and <= LongestExtension && IsLocalLength(rest - last, area));
    }

    /// <summary>Whether digits behind a plus sign may be an international number (E.164).</summary>
    public static bool IsInternational(string digits) => digits.Length is >= 8 and <= 15;

    /// <summary>Whether a group of digits is China's country code.</summary>
    public static bool IsCountryCode(string digits) => digits is CountryCode or "0" + CountryCode or "00" + CountryCode;

    /// <summary>Whether digits behind a word such as "telephone" may be a local number without area code: seven or eight, in at most two groups, and no date.</summary>
    public static bool IsLocal(string digits, ReadOnlySpan<DigitGroup> groups)
    {
        const int date = 8;
        return digits.Length is 7 or 8 && digits[0] is >= '2' and <= '8' && groups.Length <= 2 && groups[0].Digits.Length >= 3 && NoDot(groups)
            && !(digits.Length == date && digits.StartsWith("20", StringComparison.Ordinal)
                && int.Parse(digits.AsSpan(4, 2)) is >= 1 and <= 12 && int.Parse(digits.AsSpan(6, 2)) is >= 1 and <= 31);
    }

    // Cities with a three-digit code have eight digits, others seven or eight.
    private static bool IsLocalLength(int length, int area) => area == 3 ? length == 8 : length is 7 or 8;

    // A dot belongs to coordinates and amounts, save in 138.1234.5678.
    private static bool IsGroupedAsMobile(ReadOnlySpan<DigitGroup> groups) =>
        NoDot(groups) || (groups.Length == 3 && groups[0].Digits.Length == 3 && groups[1].Digits.Length == 4 && groups[2].Digits.Length == 4);

    private static bool NoDot(ReadOnlySpan<DigitGroup> groups)
    {
        foreach (var group in groups[1..])
        {
            if (group.Joint == '.')
            {
                return false;
            }
        }

        return true;
    }
}
