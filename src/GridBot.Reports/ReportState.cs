// Where a report stands between filing and its end.
namespace GridBot.Reports;

/// <summary>State of a report; stored by name. <see cref="Cases.CaseLife"/> says which step leads where.</summary>
public enum ReportState
{
    /// <summary>With its bureau, which has not taken it up yet.</summary>
    Filed,

    /// <summary>Sent back by a bureau that it does not belong to; waits for the city's office to find the right one.</summary>
    Returned,

    /// <summary>Taken up by the bureau: from now on the report stays as it is, and what the reporter adds is passed on.</summary>
    Accepted,

    /// <summary>Being dealt with.</summary>
    Underway,

    /// <summary>Settled by the bureau, with a result.</summary>
    Done,

    /// <summary>Settled, and the reporter said how well.</summary>
    Rated,

    /// <summary>The reporter said that it is not settled: it waits for the bureau again.</summary>
    Reopened,

    /// <summary>A record of something held: nobody is to do anything about it.</summary>
    Recorded,

    /// <summary>Withdrawn by the reporter before the bureau took it up.</summary>
    Withdrawn,
}
