// Reads the phone number that a reporter chooses to leave.
using System.Text;

namespace GridBot.Reports.Masking;

/// <summary>A reporter's own contact: a mobile or landline number of the mainland, in the form in which it is dialled.</summary>
public static class ContactNumber
{
    private const int MobileDigits = 11;
    private const int LeastLandline = 10;
    private const int MostLandline = 12;
    private const string Country = "86";

    /// <summary>Characters of a text at most that is looked at; a number with its spaces is far shorter.</summary>
    private const int MostCharacters = 40;

    /// <summary>The number in a text that holds nothing but one number and marks between its digits; null for anything else.</summary>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            return null;
        }

        var digits = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsDigit(letter))
            {
                digits.Append((char)('0' + char.GetNumericValue(letter)));
            }
            else if (!char.IsWhiteSpace(letter) && !char.IsPunctuation(letter) && letter is not ('+' or '～' or '~'))
            {
                return null;
            }
        }

        var number = digits.ToString();
        if (number.Length == MobileDigits + Country.Length && number.StartsWith(Country, StringComparison.Ordinal))
        {
            number = number[Country.Length..];
        }

        return IsMobile(number) || IsLandline(number) ? number : null;
    }

    /// <summary>A number as its owner recognises it and nobody else can use it: the first three and the last two digits.</summary>
    public static string Hint(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        const int head = 3;
        const int tail = 2;
        return number.Length <= head + tail ? "" : $"{number[..head]}****{number[^tail..]}";
    }

    private static bool IsMobile(string number) => number.Length == MobileDigits && number[0] == '1' && number[1] is >= '3' and <= '9';

    private static bool IsLandline(string number) => number.Length is >= LeastLandline and <= MostLandline && number[0] == '0' && number[1] != '0';
}
