// Reads yes and no, both as an answer and as the presence of words in a free text.
namespace GridBot.Conversation.Understanding;

/// <summary>Reads yes and no.</summary>
public sealed class YesNoReader(YesNoWords words)
{
    /// <summary>Most connectives between a denial and what it denies (没有 + 造成 + 人员 + 受伤).</summary>
    private const int MostConnectives = 3;

    private readonly WordSet yes = new(words.Yes);
    private readonly WordSet no = new(words.No);
    private readonly WordSet unsure = new(words.Unsure);
    private readonly WordSet exempt = new(words.Exempt);
    private readonly WordEnds denials = new(words.Denials);
    private readonly WordEnds asks = new(words.Questions);
    private readonly WordEnds connectives = new(words.Connectives);
    private readonly WordEnds joiners = new(words.Joiners);

    /// <summary>Whether the text says that its writer does not know.</summary>
    public bool IsUnsure(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        // "Seems there are" is longer than "seems", and an answer.
        return unsure.LongestAt(trimmed, 0) is { } word && word.Length > Math.Max(yes.LongestAt(trimmed, 0)?.Length ?? 0, no.LongestAt(trimmed, 0)?.Length ?? 0);
    }

    /// <summary>Yes or no when the text answers a question; null when it says neither.</summary>
    public bool? ReadAnswer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var negative = no.LongestAt(trimmed, 0);
        var positive = yes.LongestAt(trimmed, 0);
        if ((negative is null && positive is null) || IsUnsure(trimmed))
        {
            return null;
        }

        return (positive?.Length ?? 0) > (negative?.Length ?? 0);
    }

    /// <summary>Whether any of the words is said (yes), or all that are said are denied (no); null when none is said.</summary>
    public bool? ReadPresence(string text, IReadOnlyList<string> sought)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sought);
        return ReadPresence(WordIndex.Empty.Scan(text), sought);
    }

    /// <summary>The same for a text in which the words were looked for.</summary>
    internal bool? ReadPresence(MetWords met, IReadOnlyList<string> sought)
    {
        var text = met.Text;
        bool? found = null;
        foreach (var word in met.Of(sought))
        {
            for (var (at, length) = WordMatch.Find(text, word); at >= 0; (at, length) = WordMatch.Find(text, word, at + Math.Max(1, length)))
            {
                if (IsBehind(text, at, sought, question: true))
                {
                    // "Whether anybody is hurt" says neither.
                    continue;
                }

                if (!IsBehind(text, at, sought, question: false))
                {
                    return true;
                }

                found = false;
            }
        }

        return found;
    }

    /// <summary>Whether a denial (or question) stands before the position: directly, behind connectives, or before a denied word joined to this one.</summary>
    private bool IsBehind(string text, int at, IReadOnlyList<string> sought, bool question)
    {
        var end = at;
        for (var passed = 0; passed <= MostConnectives; passed++)
        {
            if (question ? EndsInQuestion(text, end) : EndsInDenial(text, end))
            {
                return true;
            }

            if (connectives.LongestBefore(text, end) is not { } connective)
            {
                break;
            }

            end -= connective.Length;
        }

        // "No flames or smoke": the denial of the first holds for the second, too. Each step goes to the left, so this ends.
        return joiners.LongestBefore(text, at) is { } joiner
            && EndingAt(text, at - joiner.Length, sought) is { } joined
            && IsBehind(text, at - joiner.Length - joined.Length, sought, question);
    }

    private bool EndsInQuestion(string text, int end) => asks.LongestBefore(text, end) is not null;

    private bool EndsInDenial(string text, int end)
        => denials.LongestBefore(text, end) is { } denial && exempt.LongestAt(text, end - denial.Length) is null;

    /// <summary>The longest of the words that ends at the position; null when none does.</summary>
    private static string? EndingAt(string text, int end, IReadOnlyList<string> candidates)
    {
        string? longest = null;
        foreach (var word in candidates)
        {
            if (word.Length > (longest?.Length ?? 0) && word.Length <= end && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0)
            {
                longest = word;
            }
        }

        return longest;
    }
}
