// Finds number plates: province character, letter, five or six letters and digits.
using System.Buffers;

namespace GridBot.Reports.Masking;

/// <summary>Finds number plates, new-energy ones included, written closely or with blanks, dashes or a dot.</summary>
internal sealed class PlateFinder(MaskRules rules)
{
    private const int ShortestSerial = 5;
    private const int LongestSerial = 6; // new-energy
    private const int FewestDigits = 2;
    private const int LongestSignGap = 2;

    // A letter of the police or the army that may stand before the province: WJ.
    private const string Force = "WJ";

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

        foreach (var sign in rules.PlateSigns)
        {
            for (var at = text.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sign, at + sign.Length, StringComparison.Ordinal))
            {
                if (AfterSign(text, at + sign.Length) is { } span)
                {
                    (found ??= []).Add(span);
                }
            }
        }

        return found ?? [];
    }

    // A plate whose province was left out: 车牌B12345.
    private MaskedSpan? AfterSign(string text, int from)
    {
        var start = from;
        while (start < text.Length && start - from < LongestSignGap && !PlainCharacter.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        int end = start, digits = 0;
        while (end < text.Length && PlainCharacter.IsLetterOrDigit(text[end]))
        {
            digits += PlainCharacter.IsDigit(text[end]) ? 1 : 0;
            end++;
        }

        return end - start is >= ShortestSerial and <= LongestSerial + 1 && digits >= FewestDigits && !IsHouse(text, end) ? new MaskedSpan(start, end, rules.Labels.Plate) : null;
    }

    private int? EndOfPlate(string text, int start)
    {
        var office = SkipMarks(text, start + 1);
        var isForce = start >= Force.Length && string.Compare(text, start - Force.Length, Force, 0, Force.Length, StringComparison.OrdinalIgnoreCase) == 0;
        if (office >= text.Length || !(isForce ? PlainCharacter.IsLetterOrDigit(text[office]) : char.IsAsciiLetter(PlainCharacter.Of(text[office]))))
        {
            return null;
        }

        var serial = isForce ? new Serial(text, office) : new Serial(text, office + 1);
        serial.Read();
        var (length, end) = (serial.Length, serial.End);
        if (length == ShortestSerial - 1 && end < text.Length && rules.PlateEndings.Contains(text[end], StringComparison.Ordinal))
        {
            length++;
            end++;
        }

        return length is >= ShortestSerial and <= LongestSerial && serial.Digits >= FewestDigits && (isForce || serial.IsUsual) && !IsHouse(text, end) ? end : null;
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

    /// <summary>The letters and digits behind the office's letter.</summary>
    private sealed class Serial(string text, int from)
    {
        private readonly int start = SkipMarks(text, from);
        private bool isLetterFirst;
        private bool isLetterLast;
        private int parts;

        public int Length { get; private set; }

        public int Digits { get; private set; }

        public int End { get; private set; } = from;

        /// <summary>Six characters are a new-energy plate, which has a letter first or last; parts with marks between are a house (B2-1-1203) unless every character stands alone.</summary>
        public bool IsUsual => (Length < LongestSerial || isLetterFirst || isLetterLast) && (parts <= 1 || parts == Length || (parts == 2 && text.AsSpan(start, End - start).Contains(' ')));

        public void Read()
        {
            var parted = false;
            for (var i = start; i < text.Length && Length <= LongestSerial && PlainCharacter.IsLetterOrDigit(text[i]); i = SkipMarks(text, i + 1))
            {
                // Behind a full plate a mark parts it from whatever follows (a second plate, a time, a floor), unless all its characters are parted.
                var isSingle = i + 1 == text.Length || !PlainCharacter.IsLetterOrDigit(text[i + 1]);
                if (Length >= ShortestSerial && i > End && !(parted && isSingle))
                {
                    break;
                }

                parts += Length == 0 || i > End ? 1 : 0;
                parted = i > End;
                isLetterFirst |= Length == 0 && !PlainCharacter.IsDigit(text[i]);
                isLetterLast = !PlainCharacter.IsDigit(text[i]);
                Length++;
                Digits += PlainCharacter.IsDigit(text[i]) ? 1 : 0;
                End = i + 1;
            }
        }
    }
}
