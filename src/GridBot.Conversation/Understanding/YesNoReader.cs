// Reads yes and no, both as an answer and as the presence of words in a free text.
namespace GridBot.Conversation.Understanding;

/// <summary>Reads yes and no.</summary>
public sealed class YesNoReader(YesNoWords words)
{
    /// <summary>A denial reaches this many characters on to the word it denies.</summary>
    private const int DenialReach = 4;

    private readonly WordSet yes = new(words.Yes);
    private readonly WordSet no = new(words.No);

    /// <summary>Yes or no when the text answers a question; null when it says neither.</summary>
    public bool? ReadAnswer(string text)
    {
        var trimmed = text.Trim();
        var negative = no.LongestAt(trimmed, 0);
        var positive = yes.LongestAt(trimmed, 0);
        if (negative is null && positive is null)
        {
            return null;
        }

        return (positive?.Length ?? 0) > (negative?.Length ?? 0);
    }

    /// <summary>Whether any of the words is said (yes), or all that are said are denied (no); null when none is said.</summary>
    public bool? ReadPresence(string text, IReadOnlyList<string> sought)
    {
        bool? found = null;
        foreach (var word in sought)
        {
            for (var (at, length) = WordMatch.Find(text, word); at >= 0; (at, length) = WordMatch.Find(text, word, at + length))
            {
                if (!IsDenied(text, at))
                {
                    return true;
                }

                found = false;
            }
        }

        return found;
    }

    private bool IsDenied(string text, int at)
    {
        var start = Math.Max(0, at - DenialReach);
        var before = text.AsSpan(start, at - start);
        var clause = before.LastIndexOfAny(",.;!?、。") + 1;
        foreach (var denial in words.Denials)
        {
            if (before[clause..].Contains(denial, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
