// Withdraws a report that is out: by its number, by a word, or instead of a cancel that would come too late.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>Withdrawal of own reports.</summary>
internal sealed class WithdrawalTurn(NoticeWriter notices, CaseFlow flow)
{
    /// <summary>A cancel this soon after filing speaks of the report that was filed.</summary>
    private static readonly TimeSpan JustFiled = TimeSpan.FromMinutes(10);

    /// <summary>Longest word that answers whether to withdraw, in characters.</summary>
    private const int ShortAnswer = 3;

    /// <summary>Obeys a withdrawal; false when the message is none.</summary>
    public bool Hear(Turn turn)
    {
        var commands = turn.Dialogs.Commands;
        if (commands.RestOf(turn.Text, Command.Withdraw) is { } rest && ReportNumber.TryParse(rest, out var number))
        {
            Withdraw(turn, number.Value);
        }
        else if (commands.Is(turn.Text, Command.Withdraw) && Spoken(turn) is { } spoken)
        {
            Withdraw(turn, spoken);
        }
        else if (commands.Is(turn.Text, Command.Withdraw))
        {
            AskWhich(turn);
        }
        else if (turn.Session.Open.Kind == QuestionKind.Recall && turn.Text.Length <= ShortAnswer && turn.Dialogs.YesNo.ReadAnswer(turn.Text) is { } yes)
        {
            Choose(turn, yes);
        }
        else
        {
            return false;
        }

        turn.SaysOnlyLeads = turn.SaysOnlyLeads || (turn.Draft is null && turn.Session.Open.Kind != QuestionKind.Recall);
        return true;
    }

    /// <summary>The report that is spoken of: whose follow-up or withdrawal is asked.</summary>
    private static ReportNumber? Spoken(Turn turn)
    {
        var text = turn.Session.Open.Kind == QuestionKind.Recall ? turn.Session.Open.Slot : turn.Draft?.Filed;
        return ReportNumber.TryParse(text, out var number) ? number : null;
    }

    /// <summary>A cancel when the report is already out: ends the questions, and asks whether to withdraw. False when nothing is out.</summary>
    public static bool Cancel(Turn turn)
    {
        var number = turn.Draft is not null ? turn.Draft.Filed
            : turn.Session.Open.Kind != QuestionKind.Recall && turn.Session.Recent is { } recent && turn.Input.Now - recent.At <= JustFiled ? recent.Number
            : null;
        if (number is null || turn.OwnReports() is not { } reports)
        {
            return number is not null;
        }

        turn.Session = turn.Session with { Draft = null };
        if (!reports.Any(report => report.Number.Text == number && report.IsFresh))
        {
            return false;
        }

        turn.Open(QuestionKind.Recall, number);
        return true;
    }

    /// <summary>The answer whether to withdraw.</summary>
    public void Choose(Turn turn, bool withdraw)
    {
        var number = turn.Session.Open.Slot;
        if (withdraw && ReportNumber.TryParse(number, out var parsed))
        {
            Withdraw(turn, parsed.Value);
        }
        else
        {
            turn.Open(QuestionKind.None);
            turn.Lead(Phrase.NotWithdrawn, ("number", number));
        }

        turn.SaysOnlyLeads = true;
    }

    private static void AskWhich(Turn turn)
    {
        if (turn.OwnReports() is not { } reports)
        {
            return;
        }

        var open = reports.Where(report => report.IsFresh && !OwnReportsTurn.IsJoined(turn, report)).ToList();
        if (open.Count == 0)
        {
            turn.Lead(Phrase.NoReports);
        }
        else if (open.Count == 1 && turn.Draft is null)
        {
            turn.Open(QuestionKind.Recall, open[0].Number.Text);
        }
        else
        {
            turn.Lead(Phrase.WhichWithdraw);
            foreach (var report in open.Take(OwnReportsTurn.MaximumListed))
            {
                turn.Lead(OwnReportsTurn.Line(turn, report));
            }
        }
    }

    private void Withdraw(Turn turn, ReportNumber number)
    {
        if (turn.OwnReports() is not { } reports)
        {
            return;
        }

        var report = reports.FirstOrDefault(candidate => candidate.Number == number);
        if (report is not null && OwnReportsTurn.IsJoined(turn, report))
        {
            turn.Lead(Phrase.JoinedOnly, ("number", number.Text));
            return;
        }

        switch (report?.State)
        {
            case null:
                turn.Lead(Phrase.NoSuchReport);
                return;
            case ReportState.Withdrawn:
                turn.Lead(Phrase.AlreadyWithdrawn, ("number", number.Text));
                break;
            case not (ReportState.Filed or ReportState.Recorded or ReportState.Returned):
                turn.Lead(Phrase.WithdrawTooLate, ("number", number.Text), ("bureau", turn.Dialogs.BureauName(report.Bureau)));
                break;
            default:
                turn.Do(new Effect.MoveReport(report.State, new ReportEvent(number, turn.Input.Now, ReportState.Withdrawn, "reporter", "") { Action = CaseAction.Withdraw, Person = turn.Input.Person, Bureau = report.Bureau }));
                turn.Do(new Effect.DropTimer(number));
                turn.Do(new Effect.SettleCards(number, flow.Cards.Caption(ReportState.Withdrawn, "", turn.Input.Now)));
                if (PlacementOutcome.Of(report) is { } outcome)
                {
                    // Who was placed wrongly withdraws and says it again: nobody stands by this matter any more.
                    turn.Do(new Effect.UncountPlacement(outcome));
                }

                turn.Lead(Tell(turn, report) ? Phrase.Withdrawn : Phrase.WithdrawnRecord, ("number", number.Text));
                break;
        }

        if (turn.Draft?.Filed == number.Text)
        {
            AmendmentTurn.Close(turn, turn.Draft);
        }
        else if (turn.Session.Open.Kind == QuestionKind.Recall)
        {
            turn.Open(QuestionKind.None);
        }
    }

    /// <summary>Tells the group; false for a record, which none was told of, and for a report whose notice has not gone out: it is taken back, and nobody needs to know.</summary>
    private bool Tell(Turn turn, Report report)
    {
        var kind = turn.Dialogs.KindOf(report.Matter, report.Kind);
        if (kind?.Category == KindCategory.Activity || !turn.Dialogs.Bureaus.TryGetValue(report.Bureau, out var bureau) || turn.Waiting(report.Number) is not { } waiting)
        {
            return false;
        }

        turn.Do(new Effect.DropNotice(WaitingNotices.UpdateKey(report.Number)));
        if (waiting.Notice)
        {
            turn.Do(new Effect.DropNotice(WaitingNotices.NoticeKey(report.Number)));
            return false;
        }

        turn.Do(new Effect.NotifyGroup(bureau.Group, notices.WriteWithdrawal(report), Urgent: report.Urgency == Urgency.Urgent) { About = report.Number.Text, Gathers = true, Line = notices.WriteWithdrawal(report) });
        return true;
    }
}
