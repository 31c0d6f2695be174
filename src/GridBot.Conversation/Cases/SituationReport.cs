// A report as a situation counts it.
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>One of many reports.</summary>
/// <param name="Number">Its number.</param>
/// <param name="FiledAt">When it was filed.</param>
/// <param name="Place">Words of its place, masked.</param>
/// <param name="Answers">What was answered.</param>
public sealed record SituationReport(ReportNumber Number, DateTimeOffset FiledAt, string Place, IReadOnlyList<Answer> Answers);
