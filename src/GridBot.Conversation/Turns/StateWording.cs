// What a report's state is called to people.
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The phrases of the states.</summary>
public static class StateWording
{
    public static Phrase Of(ReportState state) => state switch
    {
        ReportState.Withdrawn => Phrase.StateWithdrawn,
        ReportState.Accepted => Phrase.StateAccepted,
        ReportState.Returned => Phrase.StateReturned,
        ReportState.Underway => Phrase.StateUnderway,
        ReportState.Done => Phrase.StateDone,
        ReportState.Rated => Phrase.StateRated,
        ReportState.Reopened => Phrase.StateReopened,
        ReportState.Recorded => Phrase.StateRecorded,
        _ => Phrase.StateFiled,
    };
}
