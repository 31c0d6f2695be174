// Splits a message where another thing may begin: numbers of a list, connecting words, ends of sentences.
namespace GridBot.Conversation.Understanding;

/// <summary>Splits messages into clauses. Whether they are things of their own is not decided here.</summary>
public sealed class ClauseReader(ClauseWords words)
{
    private const char FirstCircled = '\u2460';
    private const int MostNumbers = 9;

    /// <summary>Characters within which a word stands that leans on what was said before.</summary>
    private const int LeansWithin = 6;

    private readonly WordSet connectives = new(words.Connectives);
    private readonly WordSet openings = new(words.Openings);
    private readonly WordSet marks = new(words.Marks);
    private readonly WordSet brackets = new(words.Brackets);
    private readonly WordSet commas = new(words.Commas);
    private readonly WordSet stops = new(words.Stops);
    private readonly WordSet leaning = new(words.Leaning);
    private readonly WordSet continuing = new(words.Continuing);

    /// <summary>Whether a message goes on with the story before it ("also …", "because …").</summary>
    public bool Continues(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (connectives.LongestAt(text, 0) is not null)
        {
            return false;
        }

        var leans = continuing.LongestAt(text, 0) is not null;
        for (var at = 1; at < Math.Min(LeansWithin, text.Length) && !leans; at++)
        {
            leans = leaning.LongestAt(text, at) is not null;
        }

        return leans;
    }

    /// <summary>Whether a message says by its first word that it tells another thing.</summary>
    public bool BeginsAnew(string text) => connectives.LongestAt(text, 0) is not null;

    /// <summary>The clauses of a message, in order; a message that tells one thing is one clause.</summary>
    public IReadOnlyList<Clause> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clauses = new List<Clause>();
        var numbered = IsList(text);
        var (start, opened, next) = (0, ClauseBreak.None, 1);
        for (var at = 0; at < text.Length;)
        {
            var (kind, length, kept) = BreakAt(text, at, numbered ? next : 0);
            if (kind == ClauseBreak.None)
            {
                at++;
                continue;
            }

            next += kind == ClauseBreak.Number ? 1 : 0;
            opened = Add(clauses, text[start..at], opened, kind);
            start = at + (kept ? 0 : length);
            at += length;
        }

        Add(clauses, text[start..], opened, ClauseBreak.None);
        return clauses;
    }

    /// <summary>Adds a clause unless it is empty, and returns what sets the next one apart.</summary>
    private ClauseBreak Add(List<Clause> clauses, string text, ClauseBreak opened, ClauseBreak next)
    {
        var (start, end) = (0, text.Length);
        while (start < end && Separates(text, start))
        {
            start++;
        }

        while (end > start && Separates(text, end - 1))
        {
            end--;
        }

        if (start == end)
        {
            return opened > next ? opened : next;
        }

        clauses.Add(new Clause(text[start..end], opened));
        return next;
    }

    private (ClauseBreak Kind, int Length, bool Kept) BreakAt(string text, int at, int number)
    {
        if (number > 0 && NumberAt(text, at, number) is { } marked)
        {
            return (ClauseBreak.Number, marked, false);
        }

        if (connectives.LongestAt(text, at) is { } connective)
        {
            return (ClauseBreak.Connective, connective.Length, false);
        }

        if (at > 0 && Separates(text, at - 1) && openings.LongestAt(text, at) is { } opening)
        {
            return (ClauseBreak.Opening, opening.Length, true);
        }

        return text[at] == '\n' || stops.LongestAt(text, at) is not null ? (ClauseBreak.Stop, 1, false) : (ClauseBreak.None, 0, false);
    }

    /// <summary>A list counts from one to two at least.</summary>
    private bool IsList(string text)
    {
        var number = 1;
        for (var at = 0; at < text.Length && number <= 2; at++)
        {
            number += NumberAt(text, at, number) is null ? 0 : 1;
        }

        return number > 2;
    }

    /// <summary>The length of a list's number with its marks; null when it does not stand here.</summary>
    private int? NumberAt(string text, int at, int number)
    {
        if (number > MostNumbers || text[at] == FirstCircled + number - 1)
        {
            return number > MostNumbers ? null : 1;
        }

        var bracket = brackets.LongestAt(text, at)?.Length ?? 0;
        var digit = at + bracket;
        if (digit >= text.Length || !IsNumber(text, digit, number, out var length) || marks.LongestAt(text, digit + length) is not { } mark)
        {
            return null;
        }

        // "1.5 metres" and "buildings 1, 2" are no lists, nor is a number in the middle of another.
        var end = digit + length + mark.Length;
        var inside = at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || (bracket == 0 && !Separates(text, at - 1) && char.IsLetter(text[digit])));
        return inside || (end < text.Length && char.IsAsciiDigit(text[end])) ? null : end - at;
    }

    private bool IsNumber(string text, int at, int number, out int length)
    {
        length = 1;
        if (text[at] == '0' + number || text[at] == '\uff10' + number)
        {
            return true;
        }

        var word = number <= words.Numbers.Count ? words.Numbers[number - 1] : "";
        length = word.Length;
        return length > 0 && string.CompareOrdinal(text, at, word, 0, length) == 0;
    }

    private bool Separates(string text, int at)
        => char.IsWhiteSpace(text[at]) || commas.LongestAt(text, at) is not null || stops.LongestAt(text, at) is not null;
}
