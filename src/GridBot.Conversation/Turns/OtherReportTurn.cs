// Notices a clearly different report in the middle of a draft, keeps both, and asks which comes first.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Another report begun in mid-draft.</summary>
internal sealed class OtherReportTurn(DialogSet dialogs, SlotReader slots, DraftTurn drafts, ShelfTurn shelf, StoryJudge judge)
{
    /// <summary>Letters from which on a text speaks for itself; shorter ones lean on what was said before.</summary>
    private const int SaysMuch = 10;

    /// <summary>Keeps a text that surely tells another report as a draft of its own; false lets it be heard as usual.</summary>
    public bool Hear(Turn turn)
    {
        if (turn.Session.Open.Kind is not (QuestionKind.Slot or QuestionKind.Summary or QuestionKind.Kind or QuestionKind.Community)
            || turn.Draft is not { Matter: { } matter and not Report.Unplaced, Said.Count: > 0 } draft || turn.Session.Aside.Count >= dialogs.Drafts.MostAside
            || Answers(turn) || (dialogs.Clauses.Continues(turn.Text) && !IsNewDanger(turn, draft)) || judge.Read(turn.Said, turn, IsElsewhere(turn, draft)) is not { } story
            || !(judge.IsApart(story, matter, string.Join('\n', draft.Said)) || IsAnotherThingElsewhere(turn, draft, story)) || !StandsAlone(turn, draft, story))
        {
            return false;
        }

        turn.AfterBurst = true;
        if (draft.Filed is not null)
        {
            // The report is out: only its questions end where another story begins.
            turn.Session = turn.Session with { Draft = null, Open = OpenQuestion.None, Misses = 0 };
            drafts.Tell(turn);
            return true;
        }

        var other = new Draft { Said = [turn.Said], Queued = true, StartedAt = turn.Input.Now, UpdatedAt = turn.Input.Now, DialogVersion = dialogs.Version };
        if (IsNewDanger(turn, draft))
        {
            shelf.Queue(turn, [other]);
            Swap(turn);
            turn.Lead(Phrase.UrgentFirst);
            drafts.Resume(turn);
            return true;
        }

        shelf.Queue(turn, [other]);
        turn.Open(QuestionKind.WhichFirst);
        return true;
    }

    /// <summary>Goes on with the draft that was chosen; the other comes right after it. Or both are one thing after all.</summary>
    public void Choose(Turn turn, string option)
    {
        if (option == MidDraftQuestion.OtherFirst)
        {
            Swap(turn);
        }
        else if (option == MidDraftQuestion.SameThing && turn.Session.Aside is [var other, ..])
        {
            turn.Session = turn.Session with { Aside = [.. turn.Session.Aside.Skip(1)] };
            turn.SetDraft(turn.NeedDraft() with { Said = [.. turn.NeedDraft().Said, .. other.Said] });
            if (turn.Kind is { } kind)
            {
                drafts.SetKind(turn, kind);
            }
        }

        drafts.Resume(turn);
    }

    /// <summary>The draft and the next one change places.</summary>
    private void Swap(Turn turn)
    {
        if (turn.Session is { Draft: { } draft, Aside: [var other, ..] })
        {
            turn.Session = turn.Session with { Open = OpenQuestion.None, Aside = [draft with { Queued = true }, .. turn.Session.Aside.Skip(1)] };
            turn.SetDraft(shelf.Renewed(other) with { Queued = false });
        }
    }

    /// <summary>Whether the text tells of a danger that was not told before.</summary>
    private bool IsNewDanger(Turn turn, Draft draft) => dialogs.UrgencyRules.Any(rule => !draft.UrgencyRules.Contains(rule.Id) && rule.Applies(turn.Met(turn.Text)));

    /// <summary>Whether the text may answer the open question.</summary>
    private bool Answers(Turn turn)
    {
        if (SlotAnswerTurn.SlotOf(turn, turn.Session.Open) is not { } slot)
        {
            return false;
        }

        return slot.Type switch
        {
            SlotType.Text => true,
            SlotType.Place => dialogs.Places.EndsAsPlace(turn.Text),
            SlotType.Time => dialogs.Times.Find(turn.Text, turn.Input.Now) is not null,
            SlotType.Photos => false,
            _ => slots.ReadAnswer(turn.Text, slot, turn.Input.Now).Value is not null,
        };
    }

    /// <summary>Whether the text names a place and the draft has another one.</summary>
    private bool IsElsewhere(Turn turn, Draft draft)
        => draft.Find(DraftTurn.PlaceSlot) is { Value: var known } && dialogs.PlaceIn(turn.Text, turn.Input.Now) is { } place
            && !known.Contains(turn.Text.Substring(place.Start, place.Length), StringComparison.Ordinal);

    /// <summary>Whether the text tells a different thing of the draft's own matter at a different place: a lamp in one road, a hole in another.</summary>
    private bool IsAnotherThingElsewhere(Turn turn, Draft draft, Story story)
        => story.Matter == draft.Matter && story.Kind.Id == draft.Kind && story.Things.Count > 0 && IsElsewhere(turn, draft) && dialogs.Corrections.Read(turn.Text, story.Kind.Slots) is null
            && story.Kind.Slots.FirstOrDefault(slot => slot.Type is SlotType.Choice or SlotType.Choices) is { } what && draft.Find(what.Id) is { Value.Length: > 0 } known
            && !story.Things.Overlaps(known.Value.Split(','));

    /// <summary>
    /// Whether the text needs nothing of what was said before: its first word says so, it names a place, or it is a hazard or record that begins with a kind of place that was not spoken of, or says much.
    /// Wishes and quarrels mostly belong to the story before.
    /// </summary>
    private bool StandsAlone(Turn turn, Draft draft, Story story)
    {
        if (IsNewDanger(turn, draft) && draft.Find(DraftTurn.PlaceSlot) is not null && !IsElsewhere(turn, draft))
        {
            // A danger told without a place is a danger where the draft is: it must not lose that place.
            return false;
        }

        if (dialogs.Clauses.BeginsAnew(turn.Text) || judge.WithoutPlace(turn.Text, turn.Input.Now).Length < turn.Text.Length)
        {
            return true;
        }

        return story.Kind.Category is KindCategory.Hazard or KindCategory.Activity
            && (StoryText.Letters(turn.Text) >= SaysMuch
                || (dialogs.Places.CommonPlaceAtStart(turn.Text) is { } place && !draft.Said.Any(said => said.Contains(place, StringComparison.Ordinal))));
    }
}
