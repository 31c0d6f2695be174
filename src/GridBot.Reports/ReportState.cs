// Where a report stands between filing and its end.
namespace GridBot.Reports;

/// <summary>State of a report; stored by name.</summary>
public enum ReportState
{
    /// <summary>Filed and on its way to the bureau.</summary>
    Filed,

    /// <summary>Taken up by the bureau: from now on the report stays as it is, and what the reporter adds is passed on.</summary>
    Accepted,

    /// <summary>Withdrawn by the reporter before the bureau took it up.</summary>
    Withdrawn,
}
