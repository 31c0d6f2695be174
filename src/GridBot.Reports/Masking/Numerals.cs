// Reads long runs of digits that are written with Chinese numerals, circled digits, or letters that look like digits.
using System.Buffers;

namespace GridBot.Reports.Masking;

/// <summary>Folds what stands for a digit within a long number into that digit. Short runs stay: they are floors, dates and counts.</summary>
internal sealed class Numerals
{
    // The shortest telephone number without its area code.
    private const int ShortestNumber = 7;

    // Fewer numerals beside digits belong to the words around: a number, then "first floor".
    private const int FewestNumerals = 3;

    // From here on a letter amid the digits is a slip for a digit, and no room.
    private const int ShortestNumberWithLetters = 11;

    private const int LongestGap = 2;

    private readonly IReadOnlyDictionary<char, char> _digits;
    private readonly SearchValues<char> _others;

    /// <param name="digits">Characters and the ASCII digit each stands for.</param>
    public Numerals(IReadOnlyDictionary<char, char> digits)
    {
        _digits = digits;
        _others = SearchValues.Create([.. digits.Keys, 'O', 'o', 'l', 'I']);
    }

    /// <summary>The text with digits in place of numerals, of the same length; the same instance when there is nothing to fold.</summary>
    public string Fold(string text)
    {
        if (text.AsSpan().IndexOfAny(_others) < 0)
        {
            return text;
        }

        char[]? folded = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (DigitAt(text, i, isWithin: false) is not null)
            {
                i = FoldRun(text, i, ref folded);
            }
        }

        return folded is null ? text : new string(folded);
    }

    // Folds the run that begins here when it is long enough; returns its last character.
    private int FoldRun(string text, int start, ref char[]? folded)
    {
        int digits = 0, numerals = 0, letters = 0, last = start, gap = 0;
        for (var i = start; i < text.Length && gap <= LongestGap; i++)
        {
            if (DigitAt(text, i, isWithin: last == i - 1 && i > start) is not null)
            {
                digits++;
                numerals += _digits.ContainsKey(text[i]) ? 1 : 0;
                letters += char.IsAsciiLetter(text[i]) ? 1 : 0;
                last = i;
                gap = 0;
            }
            else if (PlainCharacter.IsSeparator(text[i]))
            {
                gap++;
            }
            else if (!PlainCharacter.IsInvisible(text[i]))
            {
                break;
            }
        }

        var foldsLetters = letters > 0 && digits >= ShortestNumberWithLetters;
        if ((numerals >= FewestNumerals && digits >= ShortestNumber) || foldsLetters)
        {
            folded ??= text.ToCharArray();
            for (var i = start; i <= last; i++)
            {
                if ((foldsLetters || !char.IsAsciiLetter(text[i])) && DigitAt(text, i, isWithin: i > start) is { } digit)
                {
                    folded[i] = digit;
                }
            }
        }

        return last;
    }

    // A letter counts directly behind a digit alone: 13O12345678.
    private char? DigitAt(string text, int i, bool isWithin) =>
        PlainCharacter.IsDigit(text[i]) ? PlainCharacter.Of(text[i])
        : _digits.TryGetValue(text[i], out var digit) ? digit
        : !isWithin ? null
        : text[i] is 'O' or 'o' ? '0'
        : text[i] is 'l' or 'I' ? '1'
        : null;
}
