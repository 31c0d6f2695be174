// What happened to cases within a time, for a digest.
namespace GridBot.Reports.Cases;

/// <summary>The figures of a time.</summary>
/// <param name="Tallies">Counts by bureau, matter and kind.</param>
/// <param name="Overdue">Open cases past their deadline, the longest first; bounded.</param>
public sealed record CaseFigures(IReadOnlyList<CaseTally> Tallies, IReadOnlyList<OverdueCase> Overdue);

/// <summary>An open case past its deadline.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Bureau">Id of the bureau it waits for; of one that was sent back, the city's office.</param>
/// <param name="DueAt">Until when it was to be settled, or taken up.</param>
public sealed record OverdueCase(ReportNumber Number, string Bureau, DateTimeOffset DueAt);
