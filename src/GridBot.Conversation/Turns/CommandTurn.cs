// Obeys the reserved words: menu, help, back, cancel, own reports and the like.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>The commands a person can give at any moment.</summary>
internal sealed class CommandTurn(DraftTurn drafts, ShelfTurn shelf, CancelTurn cancels, SlotAnswerTurn slots, HandOverTurn handOvers, OwnReportsTurn ownReports, AfterFilingTurn afterFiling)
{
    private static readonly Command[] Declines = [Command.PrivacyNotice, Command.MyData, Command.DeleteMyData, Command.Cancel, Command.LetBe, Command.Help];

    /// <summary>Tells a resident once, and again when it was changed, what happens with their words.</summary>
    public void Introduce(Turn turn)
    {
        if (turn.Input.Role == Role.Resident)
        {
            Agree(turn);
        }

        if (!turn.Session.Introduced)
        {
            turn.Session = turn.Session with { Introduced = true };
        }
    }

    // Going on after the notice was read is agreement. Not, while it still waits to be sent; nor by a word that only asks about it, or has everything deleted.
    private static void Agree(Turn turn)
    {
        var version = turn.Say(Phrase.PrivacyVersion);
        if (turn.Input.AgreedTo == version)
        {
            return;
        }

        if (turn.Session.Shown != version)
        {
            turn.Session = turn.Session with { Shown = version };
            turn.Lead(Phrase.FirstContact);
        }
        else if (!turn.AnswerWaits && !Declines.Any(command => turn.Dialogs.Commands.Is(turn.Text, command)))
        {
            turn.Do(new Effect.Agree(version));
        }
    }

    /// <summary>Obeys the message when the whole of it is a command, or speaks of a report that is filed; false when it is neither.</summary>
    public bool Hear(Turn turn)
    {
        var commands = turn.Dialogs.Commands;
        if (ownReports.Hear(turn) || AreaTurn.Obey(turn))
        {
            return true;
        }

        if (commands.Is(turn.Text, Command.Help))
        {
            turn.Lead(Phrase.Help);
            turn.SaysOnlyLeads = turn.Draft is null;
        }
        else if (commands.Is(turn.Text, Command.PrivacyNotice))
        {
            turn.Lead(turn.Input.Role == Role.Resident ? Phrase.PrivacyNotice : Phrase.PrivacyNoticeWorker);
            turn.SaysOnlyLeads = turn.Draft is null;
        }
        else if (ContactTurn.Hear(turn))
        {
            return true;
        }
        else if (commands.Is(turn.Text, Command.Menu))
        {
            turn.Open(QuestionKind.Menu);
        }
        else if (commands.Is(turn.Text, Command.Cancel))
        {
            cancels.Cancel(turn);
        }
        else if (commands.Is(turn.Text, Command.LetBe))
        {
            LetBe(turn);
        }
        else if (commands.Is(turn.Text, Command.Restart))
        {
            if (turn.Draft?.Filed is { } number)
            {
                turn.Lead(Phrase.AlreadyFiled, ("number", number));
            }

            CancelTurn.Restart(turn);
        }
        else if (commands.Is(turn.Text, Command.HandOver))
        {
            handOvers.HandOver(turn);
        }
        else if (commands.Is(turn.Text, Command.DeleteMyData))
        {
            turn.Open(QuestionKind.Forget);
        }
        else if (commands.Is(turn.Text, Command.Back))
        {
            Back(turn);
        }
        else if (commands.Is(turn.Text, Command.Restore) || (commands.Is(turn.Text, Command.Resume) && turn.Session.Open.Kind != QuestionKind.Resume))
        {
            GoOn(turn, restore: commands.Is(turn.Text, Command.Restore));
        }
        else if (turn.Session.Open.Kind == QuestionKind.None && turn.Draft is null && commands.Is(turn.Text, Command.Submit) && !commands.Is(turn.Text, Command.Greeting))
        {
            turn.SayOnly(Phrase.NothingToSubmit);
        }
        else if (commands.Is(turn.Text, Command.Greeting) && !(turn.Session.Open.Kind == QuestionKind.Summary && commands.Is(turn.Text, Command.Submit)))
        {
            Greet(turn, entered: false);
        }
        else
        {
            return afterFiling.Hear(turn);
        }

        return true;
    }

    /// <summary>Welcomes a newcomer, or offers an abandoned draft; false when there is nothing to say.</summary>
    public bool Greet(Turn turn, bool entered)
    {
        if (turn.Draft is { HasContent: true })
        {
            if (shelf.IsAbandoned(turn))
            {
                shelf.Shelve(turn);
            }
            else
            {
                return !entered;
            }
        }

        if (turn.Session.Aside.Count > 0)
        {
            // Opening the app again and again is no reason to ask again and again.
            var asked = turn.Session.Open.Kind == QuestionKind.Resume;
            turn.Open(QuestionKind.Resume);
            return !(entered && asked);
        }

        if (entered && turn.Session.Introduced)
        {
            return false;
        }

        Introduce(turn);
        turn.SayOnly(Phrase.Welcome);
        return true;
    }

    /// <summary>Deletes all that is held of the person, once they have confirmed it.</summary>
    public static void Forget(Turn turn, bool confirmed)
    {
        turn.Open(QuestionKind.None);
        if (!confirmed)
        {
            turn.SayOnly(Phrase.NotForgotten);
            return;
        }

        turn.DropDraft();
        turn.DropAttachments(turn.Session.Aside);
        turn.DropAttachments(turn.Session.Cancelled is { } cancelled ? [cancelled] : []);
        turn.Do(new Effect.ForgetPerson());
        turn.Session = Session.New;
        turn.SayOnly(Phrase.Forgotten, ("receipt", TurnResult.ReceiptMark));
    }

    /// <summary>"Never mind" to one question leaves that question out; said to the whole it cancels.</summary>
    private void LetBe(Turn turn)
    {
        if (SlotAnswerTurn.SlotOf(turn, turn.Session.Open) is { } slot && (slot.Optional || slot.Type is SlotType.YesNo or SlotType.Number or SlotType.Choice or SlotType.Choices))
        {
            turn.Lead(Phrase.LeftOut);
            slots.LeaveOut(turn, turn.Session.Open, slot);
        }
        else
        {
            cancels.Cancel(turn);
        }
    }

    /// <summary>Goes on with what is unfinished: the open draft, one set aside, or one just cancelled, which comes first when it is called back.</summary>
    private void GoOn(Turn turn, bool restore)
    {
        if (restore && cancels.Restore(turn))
        {
            return;
        }

        if (turn.Draft is { HasContent: true } or { Matter: not null })
        {
            drafts.Resume(turn);
        }
        else if (turn.Session.Aside.Count > 0)
        {
            shelf.TakeUp(turn);
        }
        else if (!cancels.Restore(turn))
        {
            turn.SayOnly(Phrase.NothingToCancel);
        }
    }

    /// <summary>One question back: first out of a digression, then to the last question that was answered.</summary>
    private void Back(Turn turn)
    {
        var open = turn.Session.Open.Kind;
        if (turn.Draft is not { } draft)
        {
            turn.Open(QuestionKind.None);
            turn.SayOnly(open == QuestionKind.Forget ? Phrase.NotForgotten : Phrase.NothingBefore);
            return;
        }

        if (AreaTurn.Asks(open) || open is QuestionKind.WhichChange or QuestionKind.Forget or QuestionKind.ChangeSlot or QuestionKind.Stuck or QuestionKind.WhichFirst
            || (open is QuestionKind.Menu or QuestionKind.Matter && (draft.Matter is not null || (open == QuestionKind.Menu && draft.Candidates.Count > 0))))
        {
            turn.Open(QuestionKind.None);
            drafts.Resume(turn);
            turn.SaysOnlyLeads = turn.Session.Open.Kind == QuestionKind.None && turn.Leads.Count > 0;
            return;
        }

        if (draft.Asked.Count > 0)
        {
            var last = draft.Asked[^1];
            var said = turn.Kind?.Find(last) is { FromMessage: true } && draft.Said.Count > 0 ? draft.Said.Take(draft.Said.Count - 1).ToList() : draft.Said;
            turn.SetDraft(draft.Without(last) with { Asked = [.. draft.Asked.Take(draft.Asked.Count - 1)], Said = said });
            turn.Open(QuestionKind.Slot, last);
            return;
        }

        if (draft.Filed is not null)
        {
            turn.Lead(Phrase.NothingBefore);
            return;
        }

        BackToMatter(turn, draft, open);
    }

    private static void BackToMatter(Turn turn, Draft draft, QuestionKind open)
    {
        if (draft.Matter is null && open == QuestionKind.Menu && draft.Clarified)
        {
            turn.Open(QuestionKind.Clarify);
        }
        else if (draft.Matter is null)
        {
            turn.Lead(Phrase.NothingBefore);
        }
        else if (open != QuestionKind.Kind && turn.Flow is { Kinds.Count: > 1 })
        {
            turn.SetDraft(draft with { Kind = null });
            turn.Open(QuestionKind.Kind);
        }
        else
        {
            turn.SetDraft(draft with { Matter = null, Kind = null });
            turn.Open(draft.Candidates.Count > 0 ? QuestionKind.Matter : QuestionKind.Menu);
        }
    }
}
