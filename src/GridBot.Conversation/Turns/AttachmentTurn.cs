// Takes photos, voices, videos and locations into the draft.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Attachments and locations; both may come before, between or after words.</summary>
internal sealed class AttachmentTurn(DialogSet dialogs, DraftTurn drafts)
{
    /// <summary>Most attachments of one report, as many as a chat shows in one grid.</summary>
    public const int MaximumAttachments = 9;

    public void Attach(Turn turn)
    {
        turn.AfterBurst = true;
        var draft = turn.NeedDraft();
        if (draft.Attachments.Count >= MaximumAttachments)
        {
            turn.Lead(Phrase.AttachmentsFull, ("count", MaximumAttachments.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return;
        }

        turn.Do(new Effect.KeepAttachment(turn.Input.Activity.AttachmentId, turn.Input.Activity.Kind));
        turn.SetDraft(draft with { Attachments = [.. draft.Attachments, turn.Input.Activity.AttachmentId] });
        if (turn.Input.Activity.Kind == ActivityKind.Voice && draft is { Said.Count: 0 })
        {
            turn.Lead(Phrase.VoiceNeedsWords);
        }
        else if (draft is { Said.Count: 0, Matter: null })
        {
            turn.Lead(Phrase.AttachmentNeedsWords);
        }
    }

    public void Locate(Turn turn)
    {
        var activity = turn.Input.Activity;
        var label = dialogs.Mask.Apply(activity.PlaceLabel.Trim());
        var draft = turn.NeedDraft();
        var known = draft.Find(DraftTurn.PlaceSlot);
        var asked = turn.Session.Open is { Kind: QuestionKind.Slot or QuestionKind.ChangeSlot, Slot: DraftTurn.PlaceSlot };
        // A place that comes while the answer still waits is part of the burst, even if the answer was going to ask for it.
        turn.AfterBurst |= !asked || turn.AnswerWaits;
        // Words somebody typed name the spot better than the map does; the point makes them exact.
        var words = known is { Point: null, Value.Length: > 0 } && !asked ? known.Value : label;
        if (asked && label.Length > 0 && known is { Point: null } && dialogs.Places.LacksName(known.Value))
        {
            words = dialogs.Places.Join(label, known.Value);
        }

        var value = new SlotValue(DraftTurn.PlaceSlot, words, words.Length > 0 ? words : turn.PointText(activity.Point!.Value), asked ? SlotSource.Answered : SlotSource.Said, activity.Point);
        if (known is not null && turn.Kind?.Find(DraftTurn.PlaceSlot) is { } slot)
        {
            CorrectionTurn.TellChange(turn, slot, known, value);
        }

        turn.SetDraft(draft.With(value));
        if (asked)
        {
            DraftTurn.Answered(turn, DraftTurn.PlaceSlot);
        }

        if (draft.Matter is null && draft.Said.Count == 0)
        {
            turn.Lead(Phrase.LocationNeedsWords);
        }
        else if (draft.Matter is not null)
        {
            drafts.Next(turn);
        }
    }
}
