// Answers about the person's own reports: list, status, withdrawal.
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>My reports, progress and withdrawal.</summary>
internal sealed class OwnReportsTurn(NoticeWriter notices)
{
    /// <summary>Most reports of the list, so that it fits a phone.</summary>
    private const int MaximumListed = 6;

    /// <summary>Obeys a command about own reports; false when the message is none.</summary>
    public bool Hear(Turn turn)
    {
        var commands = turn.Dialogs.Commands;
        if (Parse(commands.RestOf(turn.Text, Command.Withdraw)) is { } toWithdraw)
        {
            With(turn, reports => Withdraw(turn, reports, toWithdraw));
        }
        else if ((Parse(commands.RestOf(turn.Text, Command.Progress)) ?? Parse(turn.Text)) is { } asked)
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
        else if (commands.Is(turn.Text, Command.Withdraw))
        {
            With(turn, reports => AskWhich(turn, reports));
        }
        else if (commands.Is(turn.Text, Command.MyData))
        {
            With(turn, reports => TellHeld(turn, reports));
        }
        else
        {
            return false;
        }

        turn.SaysOnlyLeads = turn.Draft is null;
        return true;
    }

    private static ReportNumber? Parse(string? text) => ReportNumber.TryParse(text, out var number) ? number : null;

    private static void With(Turn turn, Action<IReadOnlyList<Report>> answer)
    {
        if (turn.Input.OwnReports is { } reports)
        {
            answer(reports);
        }
        else
        {
            turn.Wants = TurnWants.OwnReports;
        }
    }

    private static void List(Turn turn, IReadOnlyList<Report> reports)
    {
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
    }

    /// <summary>All that is held of the person.</summary>
    private static void TellHeld(Turn turn, IReadOnlyList<Report> reports)
    {
        turn.Lead(Phrase.MyData, ("reports", reports.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var draft in ((Sessions.Draft?[])[turn.Draft, .. turn.Session.Aside, turn.Session.Cancelled]).OfType<Sessions.Draft>())
        {
            turn.Lead(Phrase.MyDraft, ("draft", QuestionWriter.Outline(turn, draft)));
        }

        AreaTurn.TellHome(turn);
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

    private static void Tell(Turn turn, Report? report)
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
            ("place", turn.Show(report.Place)),
            ("filed", turn.Dialogs.Times.Show(report.FiledAt, turn.Input.Now)),
            ("bureau", turn.Dialogs.Bureaus.GetValueOrDefault(report.Bureau)?.Name ?? report.Bureau),
            ("state", State(turn, report)));
    }

    private static void AskWhich(Turn turn, IReadOnlyList<Report> reports)
    {
        var open = reports.Where(report => report.State == ReportState.Filed).ToList();
        if (open.Count == 0)
        {
            turn.Lead(Phrase.NoReports);
            return;
        }

        turn.Lead(Phrase.WhichWithdraw);
        foreach (var report in open.Take(MaximumListed))
        {
            turn.Lead(Line(turn, report));
        }
    }

    private void Withdraw(Turn turn, IReadOnlyList<Report> reports, ReportNumber number)
    {
        if (reports.FirstOrDefault(candidate => candidate.Number == number) is not { } report)
        {
            turn.Lead(Phrase.NoSuchReport);
            return;
        }

        if (report.State == ReportState.Withdrawn)
        {
            turn.Lead(Phrase.AlreadyWithdrawn, ("number", number.Text));
            return;
        }

        turn.Do(new Effect.MoveReport(report.State, new ReportEvent(number, turn.Input.Now, ReportState.Withdrawn, "reporter", "")));
        if (Kind(turn, report)?.Category != KindCategory.Activity && turn.Dialogs.Bureaus.TryGetValue(report.Bureau, out var bureau))
        {
            turn.Do(new Effect.NotifyGroup(bureau.Group, notices.WriteWithdrawal(report), Urgent: report.Urgency == Urgency.Urgent));
        }

        turn.Lead(Phrase.Withdrawn, ("number", number.Text));
    }

    private static string Line(Turn turn, Report report)
        => turn.Say(Phrase.ReportLine, ("number", report.Number.Text), ("matter", Name(turn, report)), ("place", turn.Show(report.Place)), ("state", State(turn, report)));

    private static string Name(Turn turn, Report report) => turn.NameOf(turn.Dialogs.Matter(report.Matter));

    private static string State(Turn turn, Report report) => turn.Say(report.State == ReportState.Withdrawn ? Phrase.StateWithdrawn : Phrase.StateFiled);

    private static ReportKind? Kind(Turn turn, Report report)
        => turn.Dialogs.Flows.GetValueOrDefault(report.Matter)?.Kinds.FirstOrDefault(kind => kind.Id == report.Kind);
}
