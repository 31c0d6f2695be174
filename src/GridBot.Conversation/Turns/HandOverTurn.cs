// Hands a draft over to people: filed as it is, to the city's office, which completes it.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The hand-over to the city's office.</summary>
internal sealed class HandOverTurn(DialogSet dialogs, DraftTurn drafts, ShelfTurn shelf, FilingTurn filing)
{
    /// <summary>Slot id under which the report tells that people must complete it.</summary>
    public const string Slot = "hand-over";

    public void HandOver(Turn turn)
    {
        if (turn.Draft?.Filed is { } filed)
        {
            turn.Lead(Phrase.AlreadyFiled, ("number", filed));
            return;
        }

        if (turn.Draft is not { Said.Count: > 0 })
        {
            turn.Lead(Phrase.NothingToHandOver);
            turn.SaysOnlyLeads = turn.Draft is null;
            return;
        }

        if (turn.Input.FreeNumber is not { } number)
        {
            turn.Wants = TurnWants.FreeNumber;
            return;
        }

        Settle(turn);
        var (done, kind) = (turn.Draft!, turn.Kind!);
        var report = filing.Report(turn, turn.Flow!.Matter, kind, done, number);
        report = report with
        {
            Bureau = dialogs.Office.Id,
            // People are to complete it, so it is something to be done even where it tells of something held.
            State = ReportState.Filed,
            Answers = [.. report.Answers, new Answer(Slot, turn.Say(Phrase.HandOver), "incomplete", turn.Say(Phrase.Incomplete))],
        };
        report = filing.Keep(turn, report);
        filing.Notify(turn, report, kind);
        turn.Session = turn.Session with { Recent = new RecentReport(number.Text, report.Matter, report.Kind, turn.Input.Now), Draft = null, Open = OpenQuestion.None, Misses = 0 };
        turn.Lead(Phrase.HandedOver, ("number", number.Text), ("bureau", dialogs.Office.Name));
        shelf.Follow(turn, done);
    }

    /// <summary>A report stands under a matter and a kind; where none was found the office places it.</summary>
    private void Settle(Turn turn)
    {
        if (turn.Draft!.Matter is null)
        {
            if (turn.Draft.Placement is null)
            {
                DraftRanking.Rank(turn);
            }

            drafts.ChooseMatter(turn, Report.Unplaced, PlacedBy.HandedOver);
        }

        if (turn.Kind is null)
        {
            drafts.SetKind(turn, turn.Flow!.Kinds[0]);
        }
    }
}
