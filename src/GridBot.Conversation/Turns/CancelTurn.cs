// Cancels a draft, and brings it back when that was a slip.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Cancelling and its undoing.</summary>
internal sealed class CancelTurn(DialogSet dialogs, DraftTurn drafts, ShelfTurn shelf)
{
    /// <summary>Drops a cancelled draft whose time to be brought back is over.</summary>
    public void DropLapsed(Turn turn)
    {
        if (turn.Session.Cancelled is { } cancelled && turn.Input.Now - cancelled.UpdatedAt > dialogs.Drafts.UndoFor)
        {
            Drop(turn);
        }
    }

    public void Cancel(Turn turn)
    {
        if (WithdrawalTurn.Cancel(turn))
        {
            return;
        }

        if (turn.Draft is not { } draft)
        {
            turn.Open(QuestionKind.None);
            turn.SayOnly(Phrase.NothingToCancel);
            return;
        }

        Keep(turn);
        PassingOver.Begin(turn);
        if (draft.HasContent)
        {
            turn.Lead(Phrase.Cancelled, ("minutes", dialogs.Drafts.UndoFor.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)));
        }
        else
        {
            turn.Lead(Phrase.CancelledEmpty);
        }

        shelf.Follow(turn, done: null);
    }

    public static void Restart(Turn turn)
    {
        Keep(turn);
        turn.SayOnly(Phrase.TellMe);
    }

    /// <summary>Brings a cancelled draft back; a draft begun since waits behind it. False when there is none.</summary>
    public bool Restore(Turn turn)
    {
        if (turn.Session.Cancelled is not { } cancelled)
        {
            return false;
        }

        if (turn.Draft is { HasContent: true } begun)
        {
            shelf.Queue(turn, [begun with { Queued = true }]);
        }

        turn.Session = turn.Session with { Cancelled = null, Open = OpenQuestion.None, Misses = 0 };
        turn.SetDraft(shelf.Renewed(cancelled));
        turn.Lead(Phrase.Restored);
        drafts.Resume(turn);
        return true;
    }

    /// <summary>Ends the draft and keeps it for the time of undoing, instead of one kept before.</summary>
    private static void Keep(Turn turn)
    {
        var draft = turn.Draft;
        if (draft is { HasContent: true })
        {
            Drop(turn);
        }

        turn.Session = turn.Session with
        {
            Draft = null,
            Open = OpenQuestion.None,
            Misses = 0,
            Cancelled = draft is { HasContent: true } ? draft with { UpdatedAt = turn.Input.Now, Queued = false, Together = false } : turn.Session.Cancelled,
        };
    }

    private static void Drop(Turn turn)
    {
        if (turn.Session.Cancelled is { } cancelled)
        {
            turn.DropAttachments([cancelled]);
            turn.Session = turn.Session with { Cancelled = null };
        }
    }
}
