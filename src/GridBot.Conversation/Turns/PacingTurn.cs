// Keeps answers back from residents who keep sending what is of no use.
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Turns;

/// <summary>Pacing at the end of a turn. Workers are known to their city, and danger waits for nobody.</summary>
internal sealed class PacingTurn(DialogSet dialogs)
{
    /// <summary>Counts the turn, and says for how long its answer is kept back.</summary>
    public TimeSpan Pace(Turn turn)
    {
        if (turn.Input.Role != Role.Resident)
        {
            return TimeSpan.Zero;
        }

        var rule = dialogs.Drafts.Pacing;
        var junk = rule.Count(turn.Session.Junk, turn.IsJunk, turn.Effects.OfType<Effect.FileReport>().Any());
        if (junk != turn.Session.Junk)
        {
            turn.Session = turn.Session with { Junk = junk };
        }

        if (!turn.IsJunk || turn.Draft is { UrgencyRules.Count: > 0 } or { UrgentSlots.Count: > 0 })
        {
            return TimeSpan.Zero;
        }

        if (junk == rule.From)
        {
            turn.Lead(Phrase.Slowed);
        }

        return rule.Delay(junk);
    }
}
