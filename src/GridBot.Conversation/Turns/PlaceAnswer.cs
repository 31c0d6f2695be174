// Completes a typed place by what was said of it before: a name here, building and entrance there.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>Typed places.</summary>
internal sealed class PlaceAnswer(DialogSet dialogs)
{
    /// <summary>Longest text taken for a place as it stands, in characters; longer ones tell a story.</summary>
    public const int Longest = 60;

    /// <summary>The value joined with the building and entrance that were told apart from it.</summary>
    public SlotValue Complete(Turn turn, SlotValue value)
    {
        if (dialogs.Places.LacksName(value.Value))
        {
            return value;
        }

        var known = turn.Draft?.Find(DraftTurn.PlaceSlot)?.Value;
        var unnamed = known is not null && dialogs.Places.LacksName(known) ? known : known is null ? UnnamedInStory(turn) : null;
        var joined = unnamed is null ? value.Value : dialogs.Places.Join(value.Value, unnamed);
        return value with { Value = joined, Shown = joined };
    }

    /// <summary>Keeps a place without a name and asks once for the name; false when it has one, was asked for before, or the grid is known or asked for instead.</summary>
    public bool AskName(Turn turn, SlotValue value)
    {
        if (!dialogs.Places.LacksName(value.Value) || turn.Draft?.Find(DraftTurn.PlaceSlot) is not null)
        {
            return false;
        }

        turn.SetDraft(turn.NeedDraft().With(value));
        return DraftArea.Of(turn) is not { IsLocal: true } && !DraftArea.IsAsked(turn);
    }

    private string? UnnamedInStory(Turn turn)
    {
        foreach (var said in turn.Draft?.Said ?? [])
        {
            var text = turn.Normal(said);
            if (dialogs.Places.UnnamedPart(text, dialogs.Times.Spans(text, turn.Input.Now)) is { } part)
            {
                return part;
            }
        }

        return null;
    }
}
