// Answers about the person's own reports: list and status.
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>My reports and progress.</summary>
internal sealed class OwnReportsTurn(WithdrawalTurn withdrawals, StatusTurn status)
{
    /// <summary>Most reports of the list, so that it fits a phone.</summary>
    public const int MaximumListed = 6;

    /// <summary>Obeys a command about own reports; false when the message is none.</summary>
    public bool Hear(Turn turn)
    {
        var commands = turn.Dialogs.Commands;
        if (withdrawals.Hear(turn))
        {
            return true;
        }

        if ((Parse(commands.RestOf(turn.Text, Command.Progress)) ?? Parse(turn.Text)) is { } asked)
        {
            With(turn, reports => Tell(turn, reports.FirstOrDefault(report => report.Number == asked)));
        }
        else if (commands.Is(turn.Text, Command.MyReports))
        {
            With(turn, reports => List(turn, reports));
        }
        else if (commands.Is(turn.Text, Command.Progress))
        {
            With(turn, reports => TellNewest(turn, reports));
        }
        else if (commands.Is(turn.Text, Command.MyData))
        {
            With(turn, reports => TellHeld(turn, reports));
        }
        else if (!status.Hear(turn))
        {
            return false;
        }

        turn.SaysOnlyLeads = turn.Draft is null;
        return true;
    }

    private static ReportNumber? Parse(string? text) => ReportNumber.TryParse(text, out var number) ? number : null;

    private static void With(Turn turn, Action<IReadOnlyList<Report>> answer)
    {
        if (turn.OwnReports() is { } reports)
        {
            answer(reports);
        }
    }

    /// <summary>Drafts and reports, newest first, and what can be done with them.</summary>
    private static void List(Turn turn, IReadOnlyList<Report> reports)
    {
        foreach (var (phrase, draft) in Drafts(turn))
        {
            turn.Lead(phrase, ("draft", QuestionWriter.Outline(turn, draft)));
        }

        if (reports.Count == 0)
        {
            turn.Lead(Phrase.NoReports);
            return;
        }

        turn.Lead(Phrase.MyReports);
        foreach (var report in reports.Take(MaximumListed))
        {
            turn.Lead(Line(turn, report));
        }

        turn.Lead(Phrase.MyReportsEnd);
    }

    /// <summary>What was begun and is not filed, newest first, and how it is told of.</summary>
    private static IEnumerable<(Phrase Phrase, Draft Draft)> Drafts(Turn turn)
    {
        if (turn.Draft is { Filed: null, HasContent: true } open)
        {
            yield return (Phrase.DraftOpen, open);
        }

        foreach (var aside in turn.Session.Aside)
        {
            yield return (Phrase.DraftShelved, aside);
        }
    }

    /// <summary>All that is held of the person.</summary>
    private static void TellHeld(Turn turn, IReadOnlyList<Report> reports)
    {
        if (turn.Held() is not { } held)
        {
            return;
        }

        var joined = reports.Count(report => IsJoined(turn, report));
        turn.Lead(Phrase.MyData, ("reports", (reports.Count - joined).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (joined > 0)
        {
            turn.Lead(Phrase.JoinedHeld, ("count", joined.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (held.Attachments > 0)
        {
            turn.Lead(Phrase.MyPhotos, ("count", held.Attachments.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (held.Contacts > 0)
        {
            turn.Lead(Phrase.MyContacts, ("count", held.Contacts.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        foreach (var draft in Drafts(turn).Select(entry => entry.Draft).Concat(turn.Session.Cancelled is { } cancelled ? [cancelled] : []))
        {
            turn.Lead(Phrase.MyDraft, ("draft", QuestionWriter.Outline(turn, draft)));
        }

        AreaTurn.TellHome(turn);
        if (held.AgreedAt is { } agreed)
        {
            turn.Lead(Phrase.MyAgreement, ("time", turn.Dialogs.Times.Show(agreed, turn.Input.Now)), ("version", held.AgreedTo));
        }

        turn.Lead(Phrase.MyDataEnd);
    }

    private static void TellNewest(Turn turn, IReadOnlyList<Report> reports)
    {
        if (reports.Count == 0)
        {
            turn.Lead(Phrase.NoReports);
            return;
        }

        Tell(turn, reports[0]);
    }

    /// <summary>Tells how a report stands.</summary>
    public static void Tell(Turn turn, Report? report)
    {
        if (report is null)
        {
            turn.Lead(Phrase.NoSuchReport);
            return;
        }

        turn.Lead(
            Phrase.ReportStatus,
            ("number", report.Number.Text),
            ("matter", Name(turn, report)),
            ("place", Place(turn, report)),
            ("filed", turn.Dialogs.Times.Show(report.FiledAt, turn.Input.Now)),
            ("bureau", turn.Dialogs.BureauName(report.Bureau)),
            ("state", State(turn, report)));
        if (report.Case.Result.Length > 0 && CaseLife.IsSettled(report.State))
        {
            turn.Lead(Phrase.StatusResult, ("result", report.Case.Result));
        }
    }

    /// <summary>A report in one line.</summary>
    public static string Line(Turn turn, Report report)
        => turn.Say(Phrase.ReportLine, ("number", report.Number.Text), ("matter", Name(turn, report)), ("place", Place(turn, report)), ("state", State(turn, report)));

    /// <summary>Whether it is somebody else's report, which the person joined: they hear of it, and change nothing of it.</summary>
    public static bool IsJoined(Turn turn, Report report) => report.Person != turn.Input.Person;

    private static string Place(Turn turn, Report report)
        => turn.Show(IsJoined(turn, report) ? report.Place with { Text = turn.Dialogs.PlaceKeys.WithoutRoom(report.Place.Text) } : report.Place);

    private static string Name(Turn turn, Report report) => turn.NameOf(turn.Dialogs.Matter(report.Matter));

    private static string State(Turn turn, Report report) => turn.Say(StateWording.Of(report.State));
}
