// Finds identity cards, bank cards and telephone numbers among the digits of a text.
using System.Runtime.InteropServices;

namespace GridBot.Reports.Masking;

/// <summary>Finds personal numbers written with digits, closely or in groups.</summary>
internal sealed class NumberFinder(MaskRules rules)
{
    // Twenty single digits with blanks between are still looked at as one number.
    private const int MostGroups = 20;
    private const int MostDigits = 20;

    // Degrees of latitude and longitude in and around China: what follows their dot are decimals.
    private const int LeastDegrees = 15;
    private const int MostDegrees = 140;

    private const int LongestSignGap = 3;

    // A mobile number is written in three, four and four digits.
    private const int MobilePrefix = 3;

    // Marks that end what a sign says of; the bracket ends a label.
    private const string GapEnds = ",.;]\n\uff0c\u3002\uff1b\u3001\u3011";

    public List<MaskedSpan> FindIn(string text)
    {
        var found = new List<MaskedSpan>();
        var groups = DigitGroup.AllOf(text);
        for (var first = 0; first < groups.Count; first++)
        {
            if (IsReportNumber(text, groups[first]) || IsDecimals(groups, first))
            {
                continue;
            }

            // One group alone first, then as many as belong together, then fewer.
            for (var count = 1; count != 0; count = count == 1 ? CountJoined(groups, first) : count - 1)
            {
                if (Recognise(text, CollectionsMarshal.AsSpan(groups).Slice(first, count)) is { } span)
                {
                    found.Add(span);
                    first += count - 1;
                    break;
                }

                if (count == 2)
                {
                    break;
                }
            }
        }

        return found;
    }

    // How many groups from the first on are joined by the same mark; 0 when only one.
    private static int CountJoined(List<DigitGroup> groups, int first)
    {
        var count = 1;
        var digits = groups[first].Digits.Length;
        var joint = '\0';
        while (first + count < groups.Count && count < MostGroups)
        {
            var next = groups[first + count];
            digits += next.Digits.Length;
            var isPrefix = IsGroupedAsMobile(groups, first + (PhoneNumber.IsCountryCode(groups[first].Digits) ? 1 : 0))
                || (count == 2 && (joint == ')' || groups[first].Digits[0] == '0' || PhoneNumber.IsCountryCode(groups[first].Digits))); // (0411) 8765-4321, +86 138-1234-5678
            if (next.Joint == '\0' || digits > MostDigits || (joint != '\0' && !isPrefix && next.Joint != joint))
            {
                break;
            }

            joint = next.Joint;
            count++;
        }

        return count == 1 ? 0 : count;
    }

    private MaskedSpan? Recognise(string text, ReadOnlySpan<DigitGroup> groups)
    {
        var digits = groups.Length == 1 ? groups[0].Digits : Join(groups);
        var start = groups[0].Start;
        var end = groups[^1].End;
        if (digits.Length == IdentityCard.Length - 1 && EndOfCheckX(text, end) is { } behindX && IdentityCard.IsNumber(digits + "X"))
        {
            return new MaskedSpan(start, behindX, rules.Labels.IdentityCard);
        }

        if (IdentityCard.IsNumber(digits))
        {
            return new MaskedSpan(start, end, rules.Labels.IdentityCard);
        }

        if (IdentityCard.IsBegin(digits) && EndOfHidden(text, end) is { } behindHidden)
        {
            return new MaskedSpan(start, behindHidden, rules.Labels.IdentityCard);
        }

        if (digits.Length is >= IdentityCard.OldLength - 1 and <= IdentityCard.Length + 1 && HasSignBefore(text, start, rules.IdentitySigns))
        {
            return new MaskedSpan(start, EndOfCheckX(text, end) ?? end, rules.Labels.IdentityCard);
        }

        if (HasSignBehind(text, end, rules.AmountSigns) || (HasSignBefore(text, start, rules.ReferenceSigns) && !HasSignBefore(text, start, rules.PhoneSigns)))
        {
            return null;
        }

        if (BankCard.HasLength(digits) && HasSignBefore(text, start, rules.CardSigns))
        {
            return new MaskedSpan(start, end, rules.Labels.BankCard);
        }

        if (groups.Length > 1 && groups[0].Digits.Length != MobilePrefix && HasSignBehind(text, end, rules.HouseSigns))
        {
            return null; // 1301 1402 501室
        }

        if (IdentityCard.IsOldNumber(digits) && (groups.Length == 1 || (groups.Length == 3 && groups[0].Digits.Length == 6 && groups[1].Digits.Length == 6)))
        {
            return new MaskedSpan(start, end, rules.Labels.IdentityCard);
        }

        if (BankCard.IsNumber(digits))
        {
            return new MaskedSpan(start, end, rules.Labels.BankCard);
        }

        var plus = start > 0 && PlainCharacter.Of(text[start - 1]) == '+';
        var isPhone = PhoneNumber.IsMobile(digits, groups) || PhoneNumber.IsLandline(digits, groups)
            || (plus && PhoneNumber.IsInternational(digits))
            || (PhoneNumber.IsLocal(digits, groups) && HasSignBefore(text, start, rules.PhoneSigns));
        return isPhone ? new MaskedSpan(plus || IsOpenBracket(text, start, end) ? start - 1 : start, end, rules.Labels.Phone) : null;
    }

    // Three, four and four digits are a mobile number whatever marks stand between.
    private static bool IsGroupedAsMobile(List<DigitGroup> groups, int first) =>
        first + 2 < groups.Count && groups[first].Digits.Length == MobilePrefix && groups[first + 1].Digits.Length == 4 && groups[first + 2].Digits.Length == 4;

    private static int? EndOfHidden(string text, int end)
    {
        const int longest = 4;
        var at = end;
        while (at < text.Length && at - end < longest && PlainCharacter.Of(text[at]) is '*' or 'x' or 'X' or '\u00d7')
        {
            at++;
        }

        return at == end ? null : at;
    }

    private static string Join(ReadOnlySpan<DigitGroup> groups)
    {
        var digits = new System.Text.StringBuilder();
        foreach (var group in groups)
        {
            digits.Append(group.Digits);
        }

        return digits.ToString();
    }

    // Where the X ends that may stand, after a mark perhaps, as the check digit behind 17 digits.
    private static int? EndOfCheckX(string text, int end)
    {
        var at = end < text.Length && PlainCharacter.IsSeparator(text[end]) ? end + 1 : end;
        return at < text.Length && PlainCharacter.Of(text[at]) is 'X' or 'x'
            && (at + 1 == text.Length || !PlainCharacter.IsLetterOrDigit(text[at + 1])) ? at + 1 : null;
    }

    // The opening bracket of an area code goes with the number; one that closes behind it does not.
    private static bool IsOpenBracket(string text, int start, int end) =>
        start > 0 && PlainCharacter.Of(text[start - 1]) == '(' && text.AsSpan(start, end - start).IndexOfAny(')', '\uff09') >= 0;

    private static bool IsReportNumber(string text, DigitGroup group)
    {
        const int letters = 2;
        return group.Start >= letters && PlainCharacter.Of(text[group.Start - 2]) is 'W' or 'w' && PlainCharacter.Of(text[group.Start - 1]) is 'G' or 'g'
            && group.Digits.StartsWith("20", StringComparison.Ordinal) && group.Digits.Length == 8;
    }

    private static bool IsDecimals(List<DigitGroup> groups, int index) =>
        index > 0 && groups[index].Joint == '.' && groups[index].Start - groups[index - 1].End == 1
        && groups[index - 1].Digits.Length is 2 or 3 && int.Parse(groups[index - 1].Digits) is >= LeastDegrees and <= MostDegrees;

    private static bool HasSignBehind(string text, int end, IReadOnlyList<string> signs) =>
        signs.Any(sign => text.AsSpan(end).TrimStart(' ').StartsWith(sign, StringComparison.Ordinal));

    private static bool HasSignBefore(string text, int start, IReadOnlyList<string> signs)
    {
        foreach (var sign in signs)
        {
            var from = Math.Max(0, start - sign.Length - LongestSignGap);
            var at = text.AsSpan(from, start - from).LastIndexOf(sign, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && text.AsSpan(from + at + sign.Length, start - from - at - sign.Length).IndexOfAny(GapEnds) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
