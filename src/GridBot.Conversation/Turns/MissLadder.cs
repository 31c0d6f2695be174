// What happens when an answer is not understood: why and an example, then the ways out, then help.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>The steps of not being understood. No question comes again and again in the same form.</summary>
internal static class MissLadder
{
    /// <summary>From this miss on the ways out are offered as options, see <see cref="StuckTurn"/>.</summary>
    public const int Stuck = 3;

    /// <summary>At this miss the draft is set aside: who cannot answer now may do so later.</summary>
    public const int Rests = 5;

    /// <summary>Problems whose wording holds an example already.</summary>
    private static readonly Phrase[] Telling = [Phrase.NotANumber, Phrase.NumberOutOfRange, Phrase.NotATime, Phrase.TimeInFuture, Phrase.NotYesNo, Phrase.NoSuchOption, Phrase.NothingToSkip];

    /// <summary>The open question was not understood: says why, and how it can be answered.</summary>
    public static void Miss(Turn turn, Phrase problem, params ReadOnlySpan<(string Name, string Value)> values)
    {
        turn.Lead(problem, values);
        Count(turn);
        if (turn.Session.Misses == 1 && !Telling.Contains(problem) && Hint(turn) is { } hint)
        {
            turn.Lead(hint);
        }
    }

    /// <summary>The open question must be asked again: from the second time on the ways out are told.</summary>
    public static void Count(Turn turn)
    {
        turn.IsJunk = true;
        turn.Session = turn.Session with { Misses = turn.Session.Misses + 1 };
        turn.IsStuck = turn.Session.Misses >= Stuck && turn.Session.Open.Kind != QuestionKind.None;
        if (turn.Session.Misses > 1 && !turn.IsStuck)
        {
            turn.Lead(Phrase.WaysOut);
        }
    }

    private static Phrase? Hint(Turn turn) => turn.Session.Open.Kind switch
    {
        // The question itself holds examples.
        QuestionKind.None or QuestionKind.Clarify => null,
        QuestionKind.Slot or QuestionKind.ChangeSlot => SlotAnswerTurn.SlotOf(turn, turn.Session.Open)?.Type switch
        {
            SlotType.Place => Phrase.HintPlace,
            SlotType.Text => Phrase.HintStory,
            SlotType.Choice or SlotType.Choices => Phrase.HintOption,
            _ => null,
        },
        _ => Phrase.HintOption,
    };
}
