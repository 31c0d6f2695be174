// Finds number plates: province character, letter, five or six letters and digits.
using System.Buffers;

namespace GridBot.Reports.Masking;

/// <summary>Finds number plates, new-energy ones included, written closely or with blanks, dashes or a dot.</summary>
internal sealed class PlateFinder(MaskRules rules)
{
    private const int ShortestSerial = 5;
    private const int LongestSerial = 6; // new-energy
    private const int FewestDigits = 2;

    private readonly SearchValues<char> provinces = SearchValues.Create(rules.PlateProvinces);

    public IReadOnlyList<MaskedSpan> FindIn(string text)
    {
        List<MaskedSpan>? found = null;
        for (var i = 0; i + ShortestSerial < text.Length; i++)
        {
            var skipped = text.AsSpan(i).IndexOfAny(provinces);
            i += skipped;
            if (skipped < 0 || i + ShortestSerial >= text.Length)
            {
                break;
            }

            if (EndOfPlate(text, i) is { } end)
            {
                (found ??= []).Add(new MaskedSpan(i, end, rules.Labels.Plate));
                i = end - 1;
            }
        }

        return found ?? [];
    }

    private int? EndOfPlate(string text, int start)
    {
        var office = SkipMarks(text, start + 1);
        if (office >= text.Length || !char.IsAsciiLetter(PlainCharacter.Of(text[office])))
        {
            return null;
        }

        int serial = 0, digits = 0, end = office + 1;
        var parted = false;
        for (var i = SkipMarks(text, office + 1); i < text.Length && serial <= LongestSerial; i = SkipMarks(text, i + 1))
        {
            if (!PlainCharacter.IsLetterOrDigit(text[i]))
            {
                break;
            }

            // Behind a full plate a mark parts it from whatever follows (a second plate, a time, a floor), unless all its characters are parted.
            var isSingle = i + 1 == text.Length || !PlainCharacter.IsLetterOrDigit(text[i + 1]);
            if (serial >= ShortestSerial && i > end && !(parted && isSingle))
            {
                break;
            }

            parted = i > end;
            serial++;
            digits += PlainCharacter.IsDigit(text[i]) ? 1 : 0;
            end = i + 1;
        }

        if (serial == ShortestSerial - 1 && end < text.Length && rules.PlateEndings.Contains(text[end], StringComparison.Ordinal))
        {
            serial++;
            end++;
        }

        return serial is >= ShortestSerial and <= LongestSerial && digits >= FewestDigits && !IsHouse(text, end) ? end : null;
    }

    private static int SkipMarks(string text, int i)
    {
        while (i < text.Length && (PlainCharacter.IsSeparator(text[i]) || PlainCharacter.IsInvisible(text[i])))
        {
            i++;
        }

        return i;
    }

    private bool IsHouse(string text, int end) => rules.HouseSigns.Any(sign => text.AsSpan(end).StartsWith(sign, StringComparison.Ordinal));
}
