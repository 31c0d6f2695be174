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
        _ => Phrase.StateFiled,
    };
}
