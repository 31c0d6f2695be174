// A turn that waits for what it compares or counts, and can go on from there.
namespace GridBot.Conversation.Turns;

/// <summary>
/// A paused turn. Nearly every report is compared and counted, and hearing a message costs far more than that: so it goes on where it stopped. It can be taken once; without it the turn is run from its beginning
/// and comes to the same.
/// </summary>
public sealed class PausedTurn
{
    private Turn? turn;

    internal PausedTurn(Turn turn) => this.turn = turn;

    /// <summary>The turn, with what it lacked; null when it was taken before, or is a turn of another message.</summary>
    internal Turn? Take(TurnInput input)
    {
        if (Interlocked.Exchange(ref turn, null) is not { } paused || !ReferenceEquals(paused.Input.Session, input.Session) || !ReferenceEquals(paused.Input.Activity, input.Activity))
        {
            return null;
        }

        paused.GoOn(input);
        return paused;
    }
}
