// Reads numbers as people write them: 12, 3.5, twelve, two or three, half.
using System.Globalization;

namespace GridBot.Conversation.Understanding;

/// <summary>Reads a number at a position of a text.</summary>
public sealed class NumeralReader(NumeralWords words)
{
    /// <summary>Largest number of digits that is read; longer runs are no amounts.</summary>
    private const int MaximumDigits = 9;

    private readonly WordSet several = new(words.Several.Keys);

    public NumeralWords Words { get; } = words;

    /// <summary>Whether a number begins at the position, and its value and length in characters.</summary>
    public bool TryRead(string text, int at, out double value, out int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = 0;
        length = 0;
        if (at >= text.Length)
        {
            return false;
        }

        if (char.IsAsciiDigit(text[at]))
        {
            return TryReadArabic(text, at, out value, out length);
        }

        if (string.CompareOrdinal(text, at, Words.Half, 0, Words.Half.Length) == 0)
        {
            (value, length) = (0.5, Words.Half.Length);
            return true;
        }

        if (several.LongestAt(text, at) is { } vague)
        {
            (value, length) = (Words.Several[vague], vague.Length);
            if (at + length < text.Length && Words.Tens.TryGetValue(text[at + length], out var tens))
            {
                value *= tens;
                length++;
            }

            return true;
        }

        return TryReadChinese(text, at, out value, out length);
    }

    private bool TryReadArabic(string text, int at, out double value, out int length)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        length = end - at;
        value = 0;
        if (length > MaximumDigits || !double.TryParse(text.AsSpan(at, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        if (end < text.Length && Words.Tens.TryGetValue(text[end], out var tens) && tens >= 1000)
        {
            value *= tens;
            length++;
        }

        return true;
    }

    private bool TryReadChinese(string text, int at, out double value, out int length)
    {
        double total = 0;
        double pending = -1;
        var end = at;
        for (; end < text.Length && end - at < MaximumDigits; end++)
        {
            if (Words.Digits.TryGetValue(text[end], out var digit))
            {
                if (pending > 0 && digit > 0)
                {
                    // Two digits in a row: "two or three" means at most three; "two zero one" is a spelt-out number.
                    pending = digit == pending + 1 ? digit : (pending * 10) + digit;
                }
                else
                {
                    pending = pending > 0 ? pending * 10 : digit;
                }
            }
            else if (Words.Tens.TryGetValue(text[end], out var tens))
            {
                total = tens >= 10_000 ? (total + Math.Max(pending, 0)) * tens : total + ((pending < 0 ? 1 : pending) * tens);
                pending = -1;
            }
            else
            {
                break;
            }
        }

        length = end - at;
        value = total + Math.Max(pending, 0);
        return length > 0;
    }
}
