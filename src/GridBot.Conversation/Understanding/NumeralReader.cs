// Reads numbers as people write them: 12, 3.5, twelve, two or three, half.
using System.Buffers;
using System.Globalization;

namespace GridBot.Conversation.Understanding;

/// <summary>Reads a number at a position of a text.</summary>
public sealed class NumeralReader(NumeralWords words)
{
    /// <summary>Largest number of digits that is read; longer runs are no amounts.</summary>
    private const int MaximumDigits = 9;

    private readonly WordSet several = new(words.Several.Keys);

    /// <summary>The characters a number can begin with: nearly all others of a text are passed over at once.</summary>
    private readonly SearchValues<char> beginnings = SearchValues.Create(
        [.. "0123456789", .. words.Digits.Keys, .. words.Tens.Keys, .. words.Half.Take(1), .. words.Several.Keys.Where(word => word.Length > 0).Select(word => word[0])]);

    public NumeralWords Words { get; } = words;

    /// <summary>The characters a number can begin with.</summary>
    public IEnumerable<char> Beginnings => [.. "0123456789", .. Words.Digits.Keys, .. Words.Tens.Keys, .. Words.Half.Take(1), .. several.Beginnings];

    /// <summary>Whether a vague amount ("a few") begins at the position.</summary>
    public bool IsVague(string text, int at) => several.LongestAt(text, at) is not null;

    /// <summary>Whether a number begins at the position, and its value and length in characters.</summary>
    public bool TryRead(string text, int at, out double value, out int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = 0;
        length = 0;
        if (at >= text.Length || !beginnings.Contains(text[at]))
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
            length++;
            value = (value * tens) + Rest(text, at + length, tens, out var more);
            length += more;
        }

        return true;
    }

    /// <summary>What follows a multiplier: "2 thousand" in 1万2千, or the short form 1万2. Nothing when no smaller amount follows.</summary>
    private double Rest(string text, int at, int above, out int length)
    {
        length = 0;
        if (at >= text.Length || DigitAt(text, at) is not { } digit || (at + 1 < text.Length && DigitAt(text, at + 1) is not null))
        {
            return 0;
        }

        if (at + 1 < text.Length && Words.Tens.TryGetValue(text[at + 1], out var tens))
        {
            length = tens < above ? 2 : 0;
            return tens < above ? digit * (double)tens : 0;
        }

        length = 1;
        return digit * above / 10.0;
    }

    private int? DigitAt(string text, int at)
        => char.IsAsciiDigit(text[at]) ? text[at] - '0' : Words.Digits.TryGetValue(text[at], out var digit) ? digit : null;

    private bool TryReadChinese(string text, int at, out double value, out int length)
    {
        var end = at;
        while (end < text.Length && end - at < MaximumDigits && (Words.Digits.ContainsKey(text[end]) || Words.Tens.ContainsKey(text[end])))
        {
            end++;
        }

        length = end - at;
        value = 0;
        if (length == 0)
        {
            return false;
        }

        var run = text.AsSpan(at, length);
        value = run.IndexOfAny([.. Words.Tens.Keys]) < 0 ? Digits(run) : Grouped(run);
        if (Words.Tens.ContainsKey(text[end - 1]) && several.LongestAt(text, end) is { Length: 1 } vague)
        {
            // "Ten and a few".
            value += Words.Several[vague];
            length++;
        }

        return true;
    }

    /// <summary>Digits alone: one, a vague pair ("two or three", "three to five": at most the second), or a number spelt out.</summary>
    private double Digits(ReadOnlySpan<char> run)
    {
        if (run.Length == 2 && Words.Digits[run[0]] is > 0 and var first && Words.Digits[run[1]] is var second && (second == first + 1 || (first == 3 && second == 5)))
        {
            return second;
        }

        double value = 0;
        foreach (var character in run)
        {
            value = (value * 10) + Words.Digits[character];
        }

        return value;
    }

    private double Grouped(ReadOnlySpan<char> run)
    {
        double total = 0;
        double pending = -1;
        var last = 1;
        var zero = false;
        for (var at = 0; at < run.Length; at++)
        {
            if (Words.Digits.TryGetValue(run[at], out var digit))
            {
                zero |= digit == 0;
                // "Thirty or forty": the later digit counts.
                pending = digit;
                continue;
            }

            var tens = Words.Tens[run[at]];
            total = tens >= 10_000 ? (total + Math.Max(pending, 0)) * tens : total + ((pending < 0 ? 1 : pending) * tens);
            (pending, last, zero) = (-1, tens, false);
        }

        // "Three thousand five" means five hundred more, unless a zero stands between.
        return total + (Math.Max(pending, 0) * (zero || last < 100 ? 1 : last / 10.0));
    }
}
