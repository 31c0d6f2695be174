// One turn as the service runs it, without the store: what is measured of the engine.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Benchmarks.Turns;

/// <summary>Restore the session from its stored form, read every slot, advance, write the session again.</summary>
/// <param name="engine">The engine with the real dialogs.</param>
/// <param name="random">Draws the numbers of reports; one a turn, as the service does.</param>
internal sealed class TimedTurn(ConversationEngine engine, Random random)
{
    public (TurnResult Result, string State) Run(string? stored, Activity activity, Role role, DateTimeOffset now)
    {
        var input = new TurnInput { Session = SessionJson.Read(stored), Activity = activity, Now = now, Person = "person", Role = role, FreeNumber = ReportNumber.Draw(now, random) };
        var result = engine.Advance(input);
        while (result.Wants != TurnWants.None)
        {
            input = EmptyStore.Give(input, result, ReportNumber.Draw(now, random));
            result = engine.Advance(input);
        }

        return (result, SessionJson.Write(result.Session));
    }
}
