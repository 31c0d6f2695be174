// Who may see a case whole.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Reports;

namespace GridBot.Cases;

/// <summary>Decides who sees a case: place, words, photos and history.</summary>
internal static class CaseSight
{
    /// <summary>Whether somebody sees a case: the members of the bureau it is with, and those of the city's office. A bureau that sent it back, or lost it, sees it no more.</summary>
    /// <param name="dialogs">Names the office.</param>
    /// <param name="seat">The seat of who asks, as it is now; null for who has none.</param>
    /// <param name="report">The case.</param>
    public static bool Sees(DialogSet dialogs, OfficerSeat? seat, Report report)
        => seat is not null && (seat.Bureaus.Contains(dialogs.Office.Id) || (report.State != ReportState.Returned && seat.Bureaus.Contains(report.Bureau)));
}
