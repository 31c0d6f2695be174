// One step in the life of a report, written together with the change it records.
using GridBot.Reports.Cases;

namespace GridBot.Reports;

/// <summary>A step of a report's life.</summary>
/// <param name="Number">The report.</param>
/// <param name="At">When.</param>
/// <param name="State">The state the report was in afterwards.</param>
/// <param name="Actor">Who, as a role ("reporter", "officer", "office", "system"); never a name.</param>
/// <param name="Reason">Why, a short code; empty when nothing need be said.</param>
public sealed record ReportEvent(ReportNumber Number, DateTimeOffset At, ReportState State, string Actor, string Reason)
{
    /// <summary>What was done; null in events of before this was kept.</summary>
    public CaseAction? Action { get; init; }

    /// <summary>Reference of the person who did it; empty for the system, and once that person's data are deleted. Never shown.</summary>
    public string Person { get; init; } = "";

    /// <summary>The officer as bureaus.yaml names them; empty for reporters, who are never named.</summary>
    public string Name { get; init; } = "";

    /// <summary>Bureau that answers for the report afterwards.</summary>
    public string Bureau { get; init; } = "";

    /// <summary>What was said with it: a reason, a result, a question, an answer. Masked; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Ids of the photos that came with it.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];
}
