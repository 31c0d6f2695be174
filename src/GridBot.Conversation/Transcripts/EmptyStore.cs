// Answers what a turn lacks as a store would that holds nothing.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Transcripts;

/// <summary>A store without reports, cases or notices: for tests and measurements of turns.</summary>
public static class EmptyStore
{
    /// <summary>The input with which the turn is to go on.</summary>
    /// <param name="input">What the turn had.</param>
    /// <param name="result">What it lacked.</param>
    /// <param name="free">A number for a report.</param>
    public static TurnInput Give(TurnInput input, TurnResult result, ReportNumber free)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        return result.Wants switch
        {
            TurnWants.OwnReports => input with { OwnReports = [] },
            TurnWants.FreeNumber => input with { FreeNumber = free },
            TurnWants.Case => input with { Case = new FoundCase(result.About!.Value, null, []) },
            TurnWants.Todo => input with { Todo = [] },
            TurnWants.Alike => input with { Alike = new FoundAlike(result.Alike!, []), Paused = result.Paused },
            TurnWants.Situation => input with { Situation = new FoundSituation(result.Situation!, [], ToldAt: null, WaitsUntil: null), Paused = result.Paused },
            _ => input with { Waiting = new WaitingNotices(result.About!.Value, Notice: false, []) },
        };
    }
}
