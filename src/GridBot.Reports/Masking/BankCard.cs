// Knows bank-card numbers by length, first digit and check digit (ISO/IEC 7812).
namespace GridBot.Reports.Masking;

/// <summary>Tells bank-card numbers from other long numbers.</summary>
internal static class BankCard
{
    private const int Shortest = 16;
    private const int Longest = 19;

    /// <summary>Whether the digits have the length and first digit of a card number.</summary>
    public static bool HasLength(string digits) => digits.Length is >= Shortest and <= Longest && digits[0] is (>= '3' and <= '6') or '9';

    /// <summary>Whether the digits are a card number: 16 to 19, first digit 3 to 6 or 9 (banks and travel), Luhn.</summary>
    public static bool IsNumber(string digits)
    {
        if (!HasLength(digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1)
            {
                value *= 2;
                value = value > 9 ? value - 9 : value;
            }

            sum += value;
        }

        return sum % 10 == 0;
    }
}
