// One row of the table of transitions.
namespace GridBot.Reports.Cases;

/// <summary>Who may do what when.</summary>
/// <param name="Action">What.</param>
/// <param name="By">Who.</param>
/// <param name="From">In which states.</param>
/// <param name="To">Where it leads; null when the state stays.</param>
public sealed record CaseRule(CaseAction Action, CaseRole By, IReadOnlyList<ReportState> From, ReportState? To);
