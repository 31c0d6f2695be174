// Knows identity-card numbers by province and birth date (GB 11643).
namespace GridBot.Reports.Masking;

/// <summary>Tells identity-card numbers from other numbers.</summary>
internal static class IdentityCard
{
    /// <summary>Length of today's numbers.</summary>
    public const int Length = 18;

    /// <summary>Length of the numbers given out until 1999, which have no check digit.</summary>
    public const int OldLength = 15;

    /// <summary>Length of a number without its last four characters.</summary>
    public const int BeginLength = 14;

    /// <summary>
    /// Whether 18 characters (17 digits and a digit or <c>X</c>) are an identity-card number, or one mistyped: the check digit is not asked for, because a slip of the finger
    /// leaves the number as telling as it was.
    /// </summary>
    public static bool IsNumber(string number)
        => number.Length == Length && IsProvince(number) && IsDate(int.Parse(number.AsSpan(6, 4)), number.AsSpan(10, 4), 1800, 2099);

    /// <summary>Whether 15 digits may be an old identity-card number. Whoever has one was born from 1925 on; earlier years are met in the numbers of areas (province, district, street, community).</summary>
    public static bool IsOldNumber(string number) =>
        number.Length == OldLength && IsProvince(number) && IsDate(1900 + int.Parse(number.AsSpan(6, 2)), number.AsSpan(8, 4), 1925, 1999);

    /// <summary>Whether 14 digits are the begin of a number whose end was hidden: area and birth date.</summary>
    public static bool IsBegin(string number) =>
        number.Length == BeginLength && IsProvince(number) && IsDate(int.Parse(number.AsSpan(6, 4)), number.AsSpan(10, 4), 1900, 2099);

    // The first two digits of the division codes of GB/T 2260; 81 to 83 are residence permits; a first 9 is a foreigner's permanent one.
    private static bool IsProvince(string number) => number[0] == '9' || int.Parse(number.AsSpan(0, 2)) is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or (>= 81 and <= 83);

    private static bool IsDate(int year, ReadOnlySpan<char> monthAndDay, int from, int to)
    {
        var month = int.Parse(monthAndDay[..2]);
        var day = int.Parse(monthAndDay[2..]);
        return year >= from && year <= to && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }
}
