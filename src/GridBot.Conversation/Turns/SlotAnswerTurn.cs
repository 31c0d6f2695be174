// Reads a message or tap as the value of a slot: asked for, or called by its name.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>Answers that give a slot its value.</summary>
internal sealed class SlotAnswerTurn(DialogSet dialogs, DraftTurn drafts, CorrectionTurn corrections, SlotReader slots, PlaceAnswer places, StoryJudge judge)
{
    /// <summary>An answer this long to a question of few words may tell more than asked.</summary>
    private const int TellsMore = 15;

    /// <summary>An answer this much longer than the place in it tells more than the place; "the address is" is shorter.</summary>
    private const int MoreThanPlace = 5;

    /// <summary>"Place becomes …", "change the time": a slot called by its name.</summary>
    public bool HearNamed(Turn turn)
    {
        foreach (var slot in turn.Kind!.Slots)
        {
            if (!turn.Text.Contains(slot.Label, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var pattern in dialogs.Commands.SetSlot)
            {
                if (SlotPattern.Value(turn.Text, pattern, slot.Label) is { Length: > 0 } value && SetNamed(turn, slot, value))
                {
                    return true;
                }
            }

            if (dialogs.Commands.ChangeSlot.Any(pattern => SlotPattern.Is(turn.Text, pattern, slot.Label)))
            {
                turn.Open(QuestionKind.ChangeSlot, slot.Id);
                return true;
            }
        }

        return HearCorrection(turn);
    }

    /// <summary>A correction in one's own words; false when there is none, or nothing it says differs from a report that begins alike.</summary>
    private bool HearCorrection(Turn turn)
    {
        if (dialogs.Corrections.Read(turn.Text, turn.Kind!.Slots) is not { } said)
        {
            return false;
        }

        if (said is { Slot: { } named, Value: "" })
        {
            turn.Open(QuestionKind.ChangeSlot, named.Id);
            return true;
        }

        if (said.Slot is { } slot && (slot.Type != SlotType.Place || !corrections.AmendsPlace(turn, said.Value)))
        {
            return SetNamed(turn, slot, said.Value);
        }

        if (!corrections.SetRight(turn, said.Value))
        {
            return false;
        }

        drafts.Next(turn);
        return true;
    }

    /// <summary>Gives a slot the value that was named; false when the words turn out to be a story that opens like that ("the problem is …").</summary>
    private bool SetNamed(Turn turn, Slot slot, string text)
    {
        if (slot.FromMessage)
        {
            if (turn.Session.Open.Kind == QuestionKind.Slot)
            {
                return false;
            }

            turn.SetDraft(turn.NeedDraft() with { Said = [text] });
            drafts.Next(turn);
            return true;
        }

        var (value, problem) = slots.ReadAnswer(text, slot, turn.Input.Now);
        if (turn.Text.Length > TellsMore && (value is null || slot.Type is SlotType.Choice or SlotType.Choices or SlotType.YesNo or SlotType.Number))
        {
            return false;
        }

        if (value is null)
        {
            DraftTurn.Miss(turn, problem!, ("unit", slot.Unit), ("min", Number(slot.Minimum)), ("max", Number(slot.Maximum)), ("label", slot.Label));
            turn.Open(QuestionKind.ChangeSlot, slot.Id);
            return true;
        }

        corrections.Set(turn, slot, value);
        drafts.Next(turn);
        return true;
    }

    /// <summary>A typed answer to a slot's question.</summary>
    public bool Hear(Turn turn, OpenQuestion open, Slot slot)
    {
        if (slot.FromMessage)
        {
            if (!DraftTurn.IsStory(turn.Text))
            {
                DraftTurn.Miss(turn, Phrase.NotUnderstood);
                return true;
            }

            turn.SetDraft(turn.NeedDraft() with { Said = open.Kind == QuestionKind.ChangeSlot ? [] : turn.NeedDraft().Said });
            DraftTurn.AddSaid(turn);
            drafts.SetKind(turn, turn.Kind!);
            DraftTurn.Answered(turn, slot.Id);
            drafts.Next(turn);
            return true;
        }

        if (slot.Type == SlotType.YesNo && open.Kind == QuestionKind.Slot && NobodyKnows(turn, slot))
        {
            return Skip(turn, open);
        }

        var (value, problem) = slots.ReadAnswer(turn.Text, slot, turn.Input.Now);
        if (slot.Type == SlotType.Place && !StoryText.IsName(turn.Text))
        {
            (value, problem) = (null, Phrase.NotUnderstood);
        }

        if (slot.Type == SlotType.Place && value is not null && TellsStory(turn, value))
        {
            DraftTurn.AddSaid(turn);
            drafts.SetKind(turn, turn.Kind!);
            drafts.Next(turn);
            MissLadder.Miss(turn, Phrase.StoryAdded);
            return true;
        }

        if (value is null)
        {
            // Not an answer to this question: it may still tell something else, which is taken and the question asked again.
            if ((turn.Text.Length > TellsMore || slots.ReadAll(turn.Met(turn.Text), turn.Kind!, turn.Input.Now).Count > 0 || dialogs.Places.LacksName(turn.Text)) && corrections.Correct(turn))
            {
                drafts.Next(turn);
                if (turn.Session.Open == open)
                {
                    MissLadder.Count(turn);
                }

                return true;
            }

            DraftTurn.Miss(turn, problem!, ("unit", slot.Unit), ("min", Number(slot.Minimum)), ("max", Number(slot.Maximum)), ("label", slot.Label));
            return true;
        }

        var tellsMore = turn.Text.Length > TellsMore || (slot.Type == SlotType.Place && turn.Text.Length > value.Shown.Length + MoreThanPlace);
        if (tellsMore && open.Kind == QuestionKind.Slot && slot.Type != SlotType.Text)
        {
            DraftTurn.AddSaid(turn);
            drafts.SetKind(turn, turn.Kind!);
        }

        if (slot.Type == SlotType.Place)
        {
            if (open.Kind == QuestionKind.Slot && places.AskName(turn, value))
            {
                return true;
            }

            value = places.Complete(turn, value);
        }

        Answer(turn, open, slot, value);
        return true;
    }

    /// <summary>Whether what was said to "where?" names no place and tells more of the story instead.</summary>
    private bool TellsStory(Turn turn, SlotValue value)
        => value.Value.Length > PlaceAnswer.Longest
            || (dialogs.Places.Find(turn.Text, []) is null && !dialogs.Places.EndsAsPlace(turn.Text) && judge.Read(turn.Said, turn) is not null);

    public void Choose(Turn turn, OpenQuestion open, IReadOnlyList<Choice> chosen)
    {
        if (SlotOf(turn, open) is not { } slot)
        {
            drafts.Next(turn);
            return;
        }

        if (chosen.Any(choice => choice.Id == QuestionWriter.SkipOption))
        {
            Skip(turn, open);
            return;
        }

        var value = slot.Type == SlotType.YesNo
            ? slots.YesNo(slot, chosen[0].Id == SlotReader.Yes, SlotSource.Answered)
            : slots.Options(slot, chosen.Select(choice => slot.FindOption(choice.Id)!), SlotSource.Answered)!;
        Answer(turn, open, slot, value);
    }

    private void Answer(Turn turn, OpenQuestion open, Slot slot, SlotValue value)
    {
        if (open.Kind == QuestionKind.ChangeSlot)
        {
            corrections.Set(turn, slot, value);
        }
        else
        {
            turn.SetDraft(turn.NeedDraft().With(value));
            DraftTurn.Answered(turn, slot.Id);
        }

        drafts.Next(turn);
    }

    /// <summary>Leaves a slot without a value and goes on.</summary>
    public void LeaveOut(Turn turn, OpenQuestion open, Slot slot)
    {
        if (open.Kind == QuestionKind.Slot)
        {
            turn.SetDraft(turn.NeedDraft().With(new SlotValue(slot.Id, "", "", SlotSource.Skipped)));
            DraftTurn.Answered(turn, slot.Id);
        }

        drafts.Next(turn);
    }

    public bool Skip(Turn turn, OpenQuestion open)
    {
        if (SlotOf(turn, open) is not { } slot)
        {
            return false;
        }

        if (open.Kind == QuestionKind.Slot && turn.Draft?.Find(slot.Id) is not null)
        {
            // A place without a name is better than none.
            DraftTurn.Answered(turn, slot.Id);
            drafts.Next(turn);
            return true;
        }

        if (open.Kind == QuestionKind.Slot && !slot.Optional && turn.Draft?.Filed is null && !NobodyKnows(turn, slot))
        {
            DraftTurn.Miss(turn, Phrase.NothingToSkip);
            return true;
        }

        LeaveOut(turn, open, slot);
        return true;
    }

    /// <summary>Whether the person cannot answer a question that only asks for more: a report must not fail for that.</summary>
    private bool NobodyKnows(Turn turn, Slot slot)
        => slot.Type is SlotType.YesNo or SlotType.Number or SlotType.Choice or SlotType.Choices && dialogs.YesNo.IsUnsure(turn.Text);

    public static Slot? SlotOf(Turn turn, OpenQuestion open)
        => open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot ? turn.Kind?.Find(open.Slot) : null;

    private static string Number(double? number) => number?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
