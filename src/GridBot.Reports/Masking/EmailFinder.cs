// Finds e-mail addresses around their at sign.
namespace GridBot.Reports.Masking;

/// <summary>Finds e-mail addresses, full-width and with blanks around the at sign included.</summary>
internal sealed class EmailFinder(MaskRules rules)
{
    public IEnumerable<MaskedSpan> FindIn(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (PlainCharacter.Of(text[at]) == '@' && StartOf(text, at) is var start && start < at && EndOf(text, at) is { } end)
            {
                yield return new MaskedSpan(start, end, rules.Labels.Email);
                at = end - 1;
            }
        }
    }

    // The full stop a Chinese keyboard writes in place of a dot.
    private const char FullStop = '\u3002';

    private static int StartOf(string text, int at)
    {
        var i = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
        var start = i;
        while (start > 0 && (PlainCharacter.IsLetterOrDigit(text[start - 1]) || PlainCharacter.Of(text[start - 1]) is '.' or '_' or '%' or '+' or '-'))
        {
            start--;
        }

        return start == i ? at : start;
    }

    // A domain has a dot that is followed by at least two letters.
    private static int? EndOf(string text, int at)
    {
        const int shortestTopLevel = 2;
        var i = at + 1 < text.Length && text[at + 1] == ' ' ? at + 2 : at + 1;
        int label = 0;
        int? end = null;
        var dots = 0;
        for (; i < text.Length; i++)
        {
            var c = PlainCharacter.Of(text[i]);
            if (char.IsAsciiLetterOrDigit(c) || c == '-')
            {
                label++;
                end = dots > 0 && label >= shortestTopLevel ? i + 1 : end;
            }
            else if ((c == '.' || (c == FullStop && i + 1 < text.Length && PlainCharacter.IsLetterOrDigit(text[i + 1]))) && label > 0)
            {
                dots++;
                label = 0;
            }
            else
            {
                break;
            }
        }

        return end;
    }
}
