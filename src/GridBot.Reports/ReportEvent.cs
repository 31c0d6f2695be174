// One step in the life of a report, written together with the change it records.
namespace GridBot.Reports;

/// <summary>A step of a report's life.</summary>
/// <param name="Number">The report.</param>
/// <param name="At">When.</param>
/// <param name="State">The state the report was in afterwards.</param>
/// <param name="Actor">Who, as a role ("reporter", "system"); never a name.</param>
/// <param name="Reason">Why, a short code; empty when nothing need be said.</param>
public sealed record ReportEvent(ReportNumber Number, DateTimeOffset At, ReportState State, string Actor, string Reason);
