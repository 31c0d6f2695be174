// The cases a new report is compared with.
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>What a query found.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Open">Open cases that may be the same thing, newest first.</param>
public sealed record FoundAlike(AlikeQuery Query, IReadOnlyList<Report> Open);
