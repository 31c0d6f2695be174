// A case as a turn finds it.
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>A case that was looked up.</summary>
/// <param name="Number">The number that was asked for.</param>
/// <param name="Report">The case; null when there is none of that number.</param>
/// <param name="Events">Its events, oldest first.</param>
public sealed record FoundCase(ReportNumber Number, Report? Report, IReadOnlyList<ReportEvent> Events);
