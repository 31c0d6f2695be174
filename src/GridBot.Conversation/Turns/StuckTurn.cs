// Helps who was not understood three times: another way to go on, as options.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>The ways out of a question that does not come to an answer.</summary>
internal sealed class StuckTurn(DraftTurn drafts, ShelfTurn shelf, DivisionTurn division, OtherReportTurn others, AreaTurn areas)
{
    /// <summary>Offers the ways out, or takes the one that is left.</summary>
    public void Help(Turn turn)
    {
        switch (turn.Session.Open.Kind)
        {
            case QuestionKind.Division:
                division.Choose(turn, separate: true);
                return;
            case QuestionKind.WhichFirst:
                others.Choose(turn, MidDraftQuestion.ThisFirst);
                return;
            case QuestionKind.Forget:
                turn.Open(QuestionKind.None);
                turn.Lead(Phrase.NotForgotten);
                drafts.Resume(turn);
                turn.SaysOnlyLeads = turn.Draft is null;
                return;
            case QuestionKind.Same:
                SameCaseTurn.TellApart(turn);
                drafts.Next(turn);
                return;
            case QuestionKind.Resume:
                Rest(turn);
                return;
            case QuestionKind.Community or QuestionKind.Home or QuestionKind.HomeGrid:
                areas.Choose(turn, QuestionWriter.SkipOption);
                return;
        }

        if (turn.Draft is not { HasContent: true } && turn.Draft?.Matter is null)
        {
            // Nothing was said yet: there is nothing to lose.
            turn.DropDraft();
            turn.SayOnly(Phrase.TellMe);
        }
        else if (turn.Session.Misses >= MissLadder.Rests)
        {
            shelf.Shelve(turn);
            Rest(turn);
        }
        else
        {
            turn.Session = turn.Session with { Open = new OpenQuestion(QuestionKind.Stuck, turn.Session.Open.Slot) };
        }
    }

    private static void Rest(Turn turn)
    {
        turn.Open(QuestionKind.None);
        turn.SayOnly(Phrase.DraftRests);
    }

    /// <summary>Opens the question again that was not understood; it may be answered in words after all.</summary>
    public static void Reopen(Turn turn)
    {
        var (slot, misses) = (turn.Session.Open.Slot, turn.Session.Misses);
        turn.Open(turn.Draft switch
        {
            { Matter: null, Candidates.Count: > 0 } => QuestionKind.Matter,
            null or { Matter: null } => QuestionKind.Menu,
            _ when turn.Kind is null => QuestionKind.Kind,
            _ when slot.Length > 0 => QuestionKind.Slot,
            _ => QuestionKind.Summary,
        }, turn.Kind?.Find(slot) is null ? "" : slot);
        turn.Session = turn.Session with { Misses = misses };
    }

    /// <summary>The ways out of the question, best first.</summary>
    public static IEnumerable<Choice> OptionsOf(Turn turn)
    {
        var slot = turn.Kind?.Find(turn.Session.Open.Slot);
        if (slot is not null && CanBeLeft(slot))
        {
            yield return new Choice(MidDraftQuestion.LeaveOut, turn.Say(Phrase.LeaveOut));
        }

        if (turn.Kind is { } kind && FormState.Missing(kind, turn.Draft!) is null)
        {
            yield return new Choice(QuestionWriter.SubmitOption, turn.Say(Phrase.Submit));
        }

        if (turn.Draft?.Filed is null)
        {
            yield return new Choice(QuestionWriter.OtherMatterOption, turn.Say(Phrase.ChooseMatter));
        }

        if (turn.Draft is { Said.Count: > 0, Filed: null })
        {
            yield return new Choice(MidDraftQuestion.HandOver, turn.Say(Phrase.HandOver));
        }

        yield return new Choice(MidDraftQuestion.Cancel, turn.Say(Phrase.CancelOption));
    }

    /// <summary>Leaves the slot without a value and goes on.</summary>
    public void LeaveOut(Turn turn)
    {
        var slot = turn.Session.Open.Slot;
        turn.SetDraft(turn.NeedDraft().With(new SlotValue(slot, "", "", SlotSource.Skipped)));
        DraftTurn.Answered(turn, slot);
        drafts.Next(turn);
    }

    /// <summary>A bureau can work without this answer; without a place or a word about what it is it cannot.</summary>
    private static bool CanBeLeft(Slot slot) => slot.Optional || slot.Type is SlotType.YesNo or SlotType.Number or SlotType.Choice or SlotType.Choices or SlotType.Time or SlotType.Photos;
}
