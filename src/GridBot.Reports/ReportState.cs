// Where a report stands between filing and its end.
namespace GridBot.Reports;

/// <summary>State of a report; stored by name.</summary>
public enum ReportState
{
    /// <summary>Filed and on its way to the bureau.</summary>
    Filed,

    /// <summary>Withdrawn by the reporter before the bureau took it up.</summary>
    Withdrawn,
}
