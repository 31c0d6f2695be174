// Sets abandoned drafts aside, takes them up again, and drops them when their time is over.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Drafts that lie: abandoned for a newer one, or too old to keep.</summary>
internal sealed class ShelfTurn(DialogSet dialogs, DraftTurn drafts)
{
    public void DropExpired(Turn turn)
    {
        if (turn.Draft is { } draft && turn.Input.Now - draft.UpdatedAt > ConversationEngine.DraftLifetime)
        {
            turn.DropDraft();
        }

        if (turn.Session.Shelved is { } shelved && turn.Input.Now - shelved.UpdatedAt > ConversationEngine.DraftLifetime)
        {
            Unshelve(turn, keep: false);
        }
    }

    /// <summary>Sets an abandoned draft aside when the text tells a new story; false lets the text be heard as usual.</summary>
    public bool ShelveAbandoned(Turn turn)
    {
        if (turn.Draft is { } draft && turn.Input.Now - draft.UpdatedAt > ConversationEngine.AbandonedAfter
            && dialogs.Classifier.Rank(WithoutPlace(turn)) is [{ } best, ..] && best.Probability >= Placing.Likely)
        {
            Shelve(turn);
            turn.AfterBurst = true;
            drafts.Tell(turn);
            return true;
        }

        return false;
    }

    /// <summary>The text without the place it names: a place alone is a late answer and no story, whatever its name speaks of.</summary>
    private string WithoutPlace(Turn turn)
        => dialogs.Places.Find(turn.Text, dialogs.Times.Spans(turn.Text, turn.Input.Now)) is { } place ? turn.Text.Remove(place.Start, place.Length) : turn.Text;

    public void Shelve(Turn turn)
    {
        Unshelve(turn, keep: false);
        turn.Session = turn.Session with { Shelved = turn.Draft, Draft = null, Open = OpenQuestion.None };
    }

    /// <summary>Takes the shelved draft up again, or drops it.</summary>
    public static void Unshelve(Turn turn, bool keep)
    {
        if (turn.Session.Shelved is not { } shelved)
        {
            return;
        }

        if (!keep && shelved.Attachments.Count > 0)
        {
            turn.Do(new Effect.DropAttachments(shelved.Attachments));
        }

        turn.Session = turn.Session with { Shelved = null };
        if (keep)
        {
            turn.SetDraft(shelved);
        }
    }
}
