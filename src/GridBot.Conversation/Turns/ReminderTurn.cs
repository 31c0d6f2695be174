// Decides when somebody is reminded, once, of an unfinished draft.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Plans the one reminder that waits in the outbox. The row is left alone as long as it is right, so that most turns write none.</summary>
internal sealed class ReminderTurn(DialogSet dialogs)
{
    /// <summary>Called at the end of a turn, when the session is as it will be stored.</summary>
    public void Plan(Turn turn)
    {
        NoteSent(turn);
        var planned = turn.Session.Reminder;
        var draft = Drafts(turn.Session).FirstOrDefault(candidate => candidate.HasContent && !candidate.Reminded);
        if (draft is null)
        {
            if (planned is not null)
            {
                turn.Do(new Effect.CancelReminder());
                turn.Session = turn.Session with { Reminder = null };
            }

            return;
        }

        // A row that would come soon after what was just said comes too early; one that comes a little early does no harm.
        var rules = dialogs.Drafts;
        if (planned is null || planned.DraftStartedAt != draft.StartedAt || planned.Due < turn.Input.Now + (rules.RemindAfter / 2))
        {
            var due = rules.OutOfQuiet(turn.Input.Now + rules.RemindAfter);
            turn.Do(new Effect.Remind(due, turn.Say(Phrase.DraftReminder, ("draft", QuestionWriter.Outline(turn, draft)))));
            turn.Session = turn.Session with { Reminder = new Reminder(due, draft.StartedAt) };
        }
    }

    /// <summary>A reminder whose time has come was sent, and its draft gets no other.</summary>
    private static void NoteSent(Turn turn)
    {
        if (turn.Session.Reminder is not { } planned || planned.Due > turn.Input.Now)
        {
            return;
        }

        Draft Noted(Draft draft) => draft.StartedAt == planned.DraftStartedAt ? draft with { Reminded = true } : draft;
        turn.Session = turn.Session with
        {
            Reminder = null,
            Draft = turn.Session.Draft is { } open ? Noted(open) : null,
            Aside = [.. turn.Session.Aside.Select(Noted)],
            Cancelled = turn.Session.Cancelled is { } cancelled ? Noted(cancelled) : null,
        };
    }

    private static IEnumerable<Draft> Drafts(Session session) => session.Draft is { } draft ? session.Aside.Prepend(draft) : session.Aside;
}
