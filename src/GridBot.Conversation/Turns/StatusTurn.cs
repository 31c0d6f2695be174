// Answers how an own report stands, asked in one's own words.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Questions such as "what became of that manhole of last week". Only the person's own reports are looked at.</summary>
internal sealed class StatusTurn(DialogSet dialogs)
{
    /// <summary>Longest question, in characters; longer texts tell a story.</summary>
    private const int LongestQuestion = 30;

    /// <summary>Most reports named when several fit.</summary>
    private const int MostListed = 4;

    private static readonly char[] Marks = [' ', ',', '.', '。', '、', '?', '!', '~'];

    private readonly ReportSearch search = new(dialogs);

    /// <summary>Answers a question about an own report; false when the message asks nothing of the kind, or may as well tell something new.</summary>
    public bool Hear(Turn turn)
    {
        if (AskedAbout(turn.Text) is not { } asked)
        {
            return false;
        }

        if (turn.OwnReports() is not { } reports)
        {
            return true;
        }

        var found = NumberInText.Find(turn.Text) is { } numbered
            ? [.. reports.Where(report => report.Number == numbered.Number)]
            : search.Find(asked, reports, turn.Input.Now);
        if (found.Count == 0 && !dialogs.AfterFiling.Own.Any(word => turn.Text.Contains(word, StringComparison.Ordinal)))
        {
            return false;
        }

        Answer(turn, found);
        return true;
    }

    private static void Answer(Turn turn, IReadOnlyList<Report> found)
    {
        if (found.Count == 0)
        {
            turn.Lead(Phrase.ReportNotFound);
        }
        else if (found.Count == 1)
        {
            OwnReportsTurn.Tell(turn, found[0]);
        }
        else
        {
            turn.Lead(Phrase.WhichReport);
            foreach (var report in found.Take(MostListed))
            {
                turn.Lead(OwnReportsTurn.Line(turn, report));
            }
        }
    }

    /// <summary>What a question about a report's state is about; null when the text is no such question.</summary>
    private string? AskedAbout(string text)
    {
        var words = dialogs.AfterFiling;
        if (text.Length > LongestQuestion)
        {
            return null;
        }

        var bare = text.TrimEnd(Marks);
        if (EndingOf(bare, words.Particles) is { } particle)
        {
            bare = bare[..^particle.Length];
        }

        var asked = Asked(bare, words);
        return asked is null || words.Complaints.Any(word => text.Contains(word, StringComparison.Ordinal)) ? null : asked;
    }

    private static string? Asked(string bare, AfterFilingWords words)
    {
        if (EndingOf(bare, words.Asks) is { } ask)
        {
            return bare[..^ask.Length];
        }

        for (var at = 0; at < words.AskingEnds.Count; at++)
        {
            var end = words.AskingEnds[at];
            if (bare.EndsWith(end, StringComparison.Ordinal) && EndingOf(bare[..^end.Length], words.AskedVerbs) is { } verb)
            {
                return bare[..^(end.Length + verb.Length)];
            }
        }

        return null;
    }

    // Asked of every message: nothing is allocated for those that end otherwise.
    private static string? EndingOf(string text, IReadOnlyList<string> endings)
    {
        for (var at = 0; at < endings.Count; at++)
        {
            if (text.EndsWith(endings[at], StringComparison.Ordinal))
            {
                return endings[at];
            }
        }

        return null;
    }
}
