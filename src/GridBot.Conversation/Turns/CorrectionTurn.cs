// Reads corrections: a slot gets a new value, told as before and after.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>Corrections of a draft whose kind is known.</summary>
internal sealed class CorrectionTurn(DialogSet dialogs, SlotReader slots, PlaceAnswer places)
{
    /// <summary>Longest text that may correct a part of a place, in characters.</summary>
    private const int ShortCorrection = 12;

    /// <summary>A message this much longer than the value it gave says more than that value.</summary>
    private const int MoreThanValue = 4;

    /// <summary>Reads a message about a draft whose kind is known: values that differ are corrections, the rest adds to the story. False when it gave nothing.</summary>
    public bool Correct(Turn turn)
    {
        var (found, longest) = ReadValues(turn);
        var saysMore = (turn.Text.Length > longest + MoreThanValue && turn.Text.Length > (found ? ShortCorrection : 0))
            || dialogs.UrgencyRules.Any(rule => rule.Applies(turn.Met(turn.Text)));
        if (saysMore)
        {
            DraftTurn.AddSaid(turn);
        }

        return found || saysMore;
    }

    /// <summary>Reads a message that says it corrects something: only its values count. False when it gave none.</summary>
    public bool CorrectValues(Turn turn) => ReadValues(turn).Found;

    /// <summary>Adds a message to the story, and the values it gives to what is known; where, when and which one it is stay as they were told.</summary>
    public void Supplement(Turn turn)
    {
        var kind = turn.Kind!;
        DraftTurn.AddSaid(turn);
        var draft = turn.Draft!;
        foreach (var value in slots.ReadAll(turn.Met(turn.Text), kind, turn.Input.Now))
        {
            if (draft.Find(value.Slot) is not { Value.Length: > 0 } || kind.Find(value.Slot)!.Type is not (SlotType.Place or SlotType.Time or SlotType.Choice))
            {
                draft = SetCorrected(turn, kind, draft, value);
            }
        }

        turn.SetDraft(draft);
    }

    private (bool Found, int Longest) ReadValues(Turn turn)
    {
        var kind = turn.Kind!;
        var draft = turn.Draft!;
        var found = slots.ReadAll(turn.Met(turn.Text), kind, turn.Input.Now, NormalText.WithBlanks(turn.Said));
        if (turn.Text.Length <= ShortCorrection && found.All(value => value.Slot != DraftTurn.PlaceSlot) && draft.Find(DraftTurn.PlaceSlot) is { Value.Length: > 0 } place
            && dialogs.Places.Amend(place.Value, turn.Text) is { } amended)
        {
            found = [new SlotValue(DraftTurn.PlaceSlot, amended, amended, SlotSource.Answered)];
        }

        var longest = 0;
        foreach (var value in found)
        {
            longest = Math.Max(longest, value.Shown.Length);
            draft = SetCorrected(turn, kind, draft, value.Slot == DraftTurn.PlaceSlot ? places.Complete(turn, value) : value);
        }

        turn.SetDraft(draft);
        return (found.Count > 0, longest);
    }

    /// <summary>Whether words change numbered parts of the known place and name none themselves.</summary>
    public bool AmendsPlace(Turn turn, string words) => Amended(turn, words) is not null;

    /// <summary>Takes over what the right words of a correction tell, of the slots that had a value before; false when that is nothing.</summary>
    public bool SetRight(Turn turn, string words)
    {
        var kind = turn.Kind!;
        var draft = turn.Draft!;
        var found = slots.ReadAll(turn.Met(words), kind, turn.Input.Now).Where(value => draft.Find(value.Slot) is not null || kind.Find(value.Slot)?.Assume is not null).ToList();
        if (Amended(turn, words) is { } amended)
        {
            found = [new SlotValue(DraftTurn.PlaceSlot, amended, amended, SlotSource.Answered)];
        }

        foreach (var value in found)
        {
            Set(turn, kind.Find(value.Slot)!, value with { Point = value.Slot == DraftTurn.PlaceSlot ? draft.Find(value.Slot)?.Point : null });
        }

        return found.Count > 0;
    }

    private string? Amended(Turn turn, string words)
        => words.Length <= ShortCorrection && turn.Draft?.Find(DraftTurn.PlaceSlot) is { Value.Length: > 0 } place && turn.Met(words).Place(dialogs.Places, []) is null
            && turn.Met(words).Times(dialogs.Times, turn.Input.Now).Time is null ? dialogs.Places.Amend(place.Value, words) : null;

    /// <summary>Gives a slot a new value and tells before and after.</summary>
    public void Set(Turn turn, Slot slot, SlotValue value)
    {
        var draft = turn.NeedDraft();
        TellChange(turn, slot, draft.Find(slot.Id) ?? slots.Assumed(slot, draft.StartedAt, turn.Input.Now), value);
        turn.SetDraft(draft.With(value));
    }

    private static Draft SetCorrected(Turn turn, ReportKind kind, Draft draft, SlotValue value)
    {
        var known = draft.Find(value.Slot);
        var slot = kind.Find(value.Slot)!;
        if (known is null)
        {
            return draft.With(value);
        }

        if (slot.Type == SlotType.Choices)
        {
            var union = slot.Options.Where(option => known.Value.Split(',').Contains(option.Id) || value.Value.Split(',').Contains(option.Id)).ToList();
            value = value with { Value = string.Join(',', union.Select(option => option.Id)), Shown = turn.Joined(union.Select(option => option.Label)) };
        }

        value = slot.Type == SlotType.Place ? value with { Point = known.Point } : value;
        TellChange(turn, slot, known, value);
        return draft.With(value);
    }

    public static void TellChange(Turn turn, Slot slot, SlotValue? before, SlotValue after)
    {
        if (before is null || before.Shown.Length == 0)
        {
            turn.Lead(Phrase.ChangedFromNothing, ("label", slot.Label), ("after", QuestionWriter.Shortened(after.Shown)));
        }
        else if (before.Shown != after.Shown)
        {
            turn.Lead(Phrase.Changed, ("label", slot.Label), ("before", QuestionWriter.Shortened(before.Shown)), ("after", QuestionWriter.Shortened(after.Shown)));
        }
    }
}
