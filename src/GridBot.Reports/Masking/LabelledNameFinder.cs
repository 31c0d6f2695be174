// Finds what stands behind the label of a form, such as 姓名 and a colon, or behind 外号叫.
using System.Buffers;

namespace GridBot.Reports.Masking;

/// <summary>Finds names that a label announces, whatever characters they are written with: 姓名:迪丽热巴, 小名叫豆豆.</summary>
internal sealed class LabelledNameFinder(NameRules rules)
{
    private const int ShortestName = 2;
    private const int LongestName = 4;

    // Names with a dot between their parts, as many peoples have them: 艾力·玉素甫.
    private const int LongestDottedPart = 7;
    private const string Dots = "\u00b7\u2022\u30fb\uff0e";
    private const string Colons = ":\uff1a";

    private readonly SearchValues<string> _labels = SearchValues.Create([.. rules.Labels], StringComparison.Ordinal);
    private readonly SearchValues<string> _nicknames = SearchValues.Create([.. rules.Nicknames], StringComparison.Ordinal);
    private readonly WordSet _labelWords = new(rules.Labels);
    private readonly WordSet _nicknameWords = new(rules.Nicknames);
    private readonly WordSet _called = new([.. rules.Called, .. rules.Cues, .. rules.Labels]);
    private readonly SearchValues<char> _followers = SearchValues.Create(rules.Followers);
    private readonly WordSet _unknown = new(rules.Unknown);

    public List<MaskedSpan> FindIn(string text, string label)
    {
        var found = new List<MaskedSpan>();
        if (text.AsSpan().IndexOfAny(Dots) >= 0)
        {
            AddDotted(text, label, found);
        }

        Add(text, label, _labels, _labelWords, found, isNickname: false);
        Add(text, label, _nicknames, _nicknameWords, found, isNickname: true);
        return found;
    }

    private void Add(string text, string label, SearchValues<string> signs, WordSet words, List<MaskedSpan> found, bool isNickname)
    {
        for (var from = 0; from < text.Length;)
        {
            var skipped = text.AsSpan(from).IndexOfAny(signs);
            if (skipped < 0)
            {
                return;
            }

            var end = from + skipped + words.LengthAt(text, from + skipped);
            from = end;
            if (StartOfName(text, end, isNickname) is { } start && EndOfName(text, start) is { } nameEnd)
            {
                found.Add(new MaskedSpan(start, nameEnd, label));
                from = nameEnd;
            }
        }
    }

    // A label needs its colon; a nickname may be told in a sentence.
    private int? StartOfName(string text, int at, bool isNickname)
    {
        at = SkipBlanks(text, at);
        var colon = at;
        while (colon < text.Length && (Colons.Contains(text[colon], StringComparison.Ordinal) || text[colon] == '\u3011'))
        {
            colon++;
        }

        if (colon > at)
        {
            return SkipBlanks(text, colon);
        }

        return isNickname && _called.LengthAt(text, at) is > 0 and var called ? SkipBlanks(text, at + called) : null;
    }

    // All up to a mark, when it is as short as a name; single characters may stand apart.
    private int? EndOfName(string text, int start)
    {
        var letters = 0;
        var end = start;
        var isOpen = false;
        for (var i = start; i < text.Length && !isOpen; i++)
        {
            if (IsHan(text[i]) && !(letters >= ShortestName && _followers.Contains(text[i])))
            {
                letters++;
                end = i + 1;
                isOpen = letters > LongestName;
            }
            else if (IsHan(text[i]) || !IsBlank(text[i]) || IsWord(text, i + 1))
            {
                isOpen = char.IsAsciiLetterOrDigit(text[i]);
                break;
            }
        }

        return letters >= ShortestName && !isOpen && !IsUnknown(text, start, end) ? end : null;
    }

    private static bool IsWord(string text, int at) => at + 1 < text.Length && IsHan(text[at]) && char.IsLetterOrDigit(text[at + 1]);

    private bool IsUnknown(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_unknown.LengthAt(text, i) > 0)
            {
                return true;
            }
        }

        return false;
    }

    // The name begins behind the word that announces it, and ends with the word its last dot begins.
    private void AddDotted(string text, string label, List<MaskedSpan> found)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (IsDot(text[i]) && StartOfDotted(text, i) is { } start)
            {
                var end = i + 1;
                while (end < text.Length && (IsDot(text[end]) || (IsHan(text[end]) && !(end - i > LongestName && _followers.Contains(text[end])))))
                {
                    i = IsDot(text[end]) ? end : i;
                    end++;
                }

                found.Add(new MaskedSpan(start, end, label));
                i = end;
            }
        }
    }

    private int? StartOfDotted(string text, int dot)
    {
        for (var start = dot - 1; start > 0 && dot - start <= LongestDottedPart && IsHan(text[start]); start--)
        {
            if (_called.LengthBefore(text, Colons.Contains(text[start - 1], StringComparison.Ordinal) ? start - 1 : start) > 0)
            {
                return start;
            }
        }

        return null;
    }

    private static bool IsDot(char c) => Dots.Contains(c, StringComparison.Ordinal);

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsBlank(char c) => c is ' ' or '\u3000' or '\u00a0';

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
