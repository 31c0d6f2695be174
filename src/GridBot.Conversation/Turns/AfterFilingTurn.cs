// Hears what somebody says about a report that is already filed: corrections, more about it, changes by number.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Words about a filed report. Whatever they change is stored at the end of the turn.</summary>
internal sealed class AfterFilingTurn(DialogSet dialogs, AmendmentTurn amendments, SlotAnswerTurn slots, CorrectionTurn corrections, DraftTurn drafts, LooseTurn loose)
{
    private readonly AfterFilingReader reader = new(dialogs);

    /// <summary>Hears the message when it is about a filed report; false lets it be heard as any other.</summary>
    public bool Hear(Turn turn)
    {
        if (turn.Text.Length == 0)
        {
            return false;
        }

        if (NumberInText.Find(turn.Text) is { } numbered && reader.NamesReport(numbered))
        {
            HearNumbered(turn, numbered);
            return true;
        }

        if (turn.Draft is { Filed: not null } draft)
        {
            return HearFollowUp(turn, draft);
        }

        if (turn.Draft is null && turn.Session.Recent is { } recent && dialogs.KindOf(recent.Matter, recent.Kind) is { } kind
            && reader.Read(turn.Text, kind, recent, turn.Input.Now) is { Intent: not AboutFiled.Nothing } read)
        {
            return HearRecent(turn, recent, read);
        }

        loose.TakeBack(turn);
        return turn.Wants != TurnWants.None;
    }

    /// <summary>A message that names a report by its number and says what to change.</summary>
    private void HearNumbered(Turn turn, NumberInText numbered)
    {
        if (turn.OwnReports() is not { } reports)
        {
            return;
        }

        if (reports.FirstOrDefault(candidate => candidate.Number == numbered.Number) is not { } report)
        {
            turn.Lead(Phrase.NoSuchReport);
            turn.SaysOnlyLeads = turn.Draft is null;
            return;
        }

        var (draft, open) = (turn.Draft, turn.Session.Open);
        if (draft?.Filed != report.Number.Text && !amendments.Begin(turn, report))
        {
            turn.SaysOnlyLeads = draft is null;
            return;
        }

        turn.ReadOnly(numbered.After);
        Change(turn, numbered.After.Length == 0 ? AboutFiled.Choose : reader.Intent(turn.Text, turn.Kind!, turn.Input.Now));
        if (draft is { Filed: null })
        {
            StoreBeside(turn, report.Number, draft, open);
        }
    }

    /// <summary>Another report is being taken: this one is stored at once, and the open question comes back.</summary>
    private void StoreBeside(Turn turn, ReportNumber number, Draft draft, OpenQuestion open)
    {
        var asks = turn.Session.Open.Kind is QuestionKind.WhichChange or QuestionKind.ChangeSlot;
        var stored = asks ? null : amendments.Store(turn);
        if (turn.Wants != TurnWants.None)
        {
            return;
        }

        if (stored is not { Late: true })
        {
            turn.Lead(asks ? Phrase.AmendWhenDone : stored is { Changed: true } ? Phrase.AmendedRecord : Phrase.AmendedNothing, ("number", number.Text));
        }

        turn.Session = turn.Session with { Draft = draft, Open = open };
    }

    private bool HearRecent(Turn turn, RecentReport recent, (AboutFiled Intent, string Words) read)
    {
        if (turn.OwnReports() is not { } reports)
        {
            return true;
        }

        if (reports.FirstOrDefault(report => report.Number.Text == recent.Number) is not { } filed)
        {
            return false;
        }

        if (!amendments.Begin(turn, filed))
        {
            turn.SaysOnlyLeads = true;
            return true;
        }

        turn.ReadOnly(read.Words);
        Change(turn, read.Intent);
        return true;
    }

    /// <summary>A message while a filed report's draft is open; false when it is an answer, or another story.</summary>
    private bool HearFollowUp(Turn turn, Draft draft)
    {
        var commands = dialogs.Commands;
        if (turn.Kind is { } kind && reader.IsAnother(turn.Text, draft, kind, turn.Input.Now))
        {
            // The report is out: nothing of it is lost when a new story begins.
            AmendmentTurn.Close(turn, draft);
            turn.Open(QuestionKind.None);
            turn.SaysOnlyLeads = false;
            return false;
        }

        if (turn.Text == turn.Say(Phrase.Submit))
        {
            turn.Lead(Phrase.AlreadyFiled, ("number", draft.Filed!));
        }
        else if (commands.Is(turn.Text, Command.OtherMatter))
        {
            turn.Lead(Phrase.AmendNoMatter, ("number", draft.Filed!));
        }
        else if (commands.Is(turn.Text, Command.Change) && turn.Session.Open.Kind == QuestionKind.Slot)
        {
            turn.Open(QuestionKind.WhichChange);
        }
        else if (reader.Supplement(turn.Text) is { } more)
        {
            turn.ReadOnly(more);
            Change(turn, AboutFiled.Supplement);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Changes the draft of a filed report as the words say.</summary>
    private void Change(Turn turn, AboutFiled intent)
    {
        switch (intent)
        {
            case AboutFiled.Choose:
                turn.Open(QuestionKind.WhichChange);
                break;
            case AboutFiled.Named when slots.HearNamed(turn):
                break;
            case AboutFiled.Correction:
                if (corrections.CorrectValues(turn))
                {
                    drafts.Next(turn);
                }
                else if (AfterFilingReader.NamedSlot(turn.Text, turn.Kind!) is { } slot)
                {
                    turn.Open(QuestionKind.ChangeSlot, slot.Id);
                }
                else
                {
                    turn.Open(QuestionKind.WhichChange);
                }

                break;
            default:
                corrections.Supplement(turn);
                drafts.Next(turn);
                break;
        }
    }
}
