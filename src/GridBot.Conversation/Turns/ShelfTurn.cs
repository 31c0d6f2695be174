// Sets drafts aside, takes them up again, and drops them when their time is over.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Drafts that wait: queued behind another, abandoned for a newer one, or too old to keep.</summary>
internal sealed class ShelfTurn(DialogSet dialogs, DraftTurn drafts, StoryJudge judge, EditionTurn editions)
{
    public void DropExpired(Turn turn)
    {
        var oldest = turn.Input.Now - dialogs.Drafts.ExpireAfter;
        if (turn.Draft is { } draft && draft.UpdatedAt < oldest)
        {
            turn.DropDraft();
        }

        if (turn.Session.Aside.Any(aside => aside.UpdatedAt < oldest))
        {
            turn.DropAttachments(turn.Session.Aside.Where(aside => aside.UpdatedAt < oldest));
            turn.Session = turn.Session with { Aside = [.. turn.Session.Aside.Where(aside => aside.UpdatedAt >= oldest)] };
        }

        if (turn.Session.Open.Kind == QuestionKind.Resume && turn.Session.Aside.Count == 0)
        {
            turn.Open(QuestionKind.None);
        }
    }

    /// <summary>Sets an abandoned draft aside when the text tells a new story; false lets the text be heard as usual.</summary>
    public bool ShelveAbandoned(Turn turn)
    {
        if (IsAbandoned(turn) && TellsNewStory(turn))
        {
            Shelve(turn);
            turn.AfterBurst = true;
            drafts.Tell(turn);
            return true;
        }

        return false;
    }

    /// <summary>Whether a text may tell a story: a reserved word that an open question waits for ("send it", "skip") and a sound are answers, however late.</summary>
    private bool TellsNewStory(Turn turn)
    {
        if (!DraftTurn.IsStory(turn.Text) || dialogs.Commands.IsAny(turn.Text))
        {
            return false;
        }

        var told = judge.WithoutPlace(turn.Text, turn.Input.Now);
        return !drafts.IsInterjection(told) && turn.Rank(told) is [{ Probability: >= Placing.Likely }, ..];
    }

    public bool IsAbandoned(Turn turn) => turn.Draft is { } draft && turn.Input.Now - draft.UpdatedAt > dialogs.Drafts.SetAsideAfter;

    /// <summary>Sets the open draft aside; it is offered again after what comes now.</summary>
    public void Shelve(Turn turn)
    {
        if (turn.Draft is { } draft)
        {
            turn.Session = turn.Session with { Draft = null, Open = OpenQuestion.None, Misses = 0 };
            // What is out has nothing to come back to but its questions.
            Queue(turn, draft.Filed is null ? [draft] : []);
        }
    }

    /// <summary>Puts drafts before those that wait already. The last ones have no room and are told about.</summary>
    public void Queue(Turn turn, IReadOnlyList<Draft> next)
    {
        IReadOnlyList<Draft> all = [.. next, .. turn.Session.Aside];
        var dropped = all.Skip(dialogs.Drafts.MostAside).ToList();
        foreach (var draft in dropped)
        {
            turn.Lead(Phrase.AsideDropped, ("draft", QuestionWriter.Outline(turn, draft)));
        }

        turn.DropAttachments(dropped);
        turn.Session = turn.Session with { Aside = [.. all.Take(dialogs.Drafts.MostAside)] };
    }

    /// <summary>Takes the next draft up again.</summary>
    public void TakeUp(Turn turn)
    {
        if (turn.Session.Aside is [var next, ..])
        {
            // What was sent while it was asked whether to go on belongs to this draft; what was told stays a report of its own.
            var begun = turn.Draft is { HasContent: true } draft ? draft : null;
            var told = begun is { Said.Count: > 0 };
            turn.Session = turn.Session with { Aside = [.. turn.Session.Aside.Skip(1), .. told ? [begun!] : (Draft[])[]], Open = OpenQuestion.None, Misses = 0 };
            turn.SetDraft(Renewed(next) with { Queued = false, Attachments = begun is null || told ? next.Attachments : [.. next.Attachments, .. begun.Attachments] });
            drafts.Resume(turn);
        }
    }

    /// <summary>A draft that waited, brought to the dialogs in use.</summary>
    public Draft Renewed(Draft draft) => draft.DialogVersion == dialogs.Version ? draft : editions.Bring(draft);

    /// <summary>Drops the next draft; the one behind it is offered then.</summary>
    public static void Discard(Turn turn)
    {
        if (turn.Session.Aside is [var next, ..])
        {
            turn.DropAttachments([next]);
            turn.Session = turn.Session with { Aside = [.. turn.Session.Aside.Skip(1)] };
        }

        turn.Lead(Phrase.DraftDiscarded);
        OfferNext(turn);
    }

    /// <summary>After a draft was filed or cancelled: the one queued behind it comes by itself, an abandoned one is offered.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="done">The draft before; null when it tells nothing about the next.</param>
    public void Follow(Turn turn, Draft? done)
    {
        if (turn.Session.Aside is not [{ Queued: true } next, ..])
        {
            OfferNext(turn);
            return;
        }

        turn.Session = turn.Session with { Aside = [next.Together && done is not null ? WithWhereabouts(next, done) : next, .. turn.Session.Aside.Skip(1)] };
        turn.SaysOnlyLeads = false;
        turn.Lead(Phrase.NextDraft);
        TakeUp(turn);
    }

    private static void OfferNext(Turn turn)
    {
        turn.Open(turn.Session.Aside.Count > 0 ? QuestionKind.Resume : QuestionKind.None);
        turn.SaysOnlyLeads = turn.Session.Aside.Count == 0;
    }

    /// <summary>What was told in one message happened in one place: the place asked for the first report holds for the next, which names none.</summary>
    private Draft WithWhereabouts(Draft next, Draft done)
    {
        var names = next.Said.Any(said => dialogs.Places.Find(Classification.NormalText.Of(said, keepCase: true), []) is not null);
        return !names && next.Find(DraftTurn.PlaceSlot) is null && done.Find(DraftTurn.PlaceSlot) is { } place ? next.With(place) : next;
    }
}
