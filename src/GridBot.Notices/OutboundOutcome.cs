// What became of a report, in the few fields a platform's template has.
namespace GridBot.Notices;

/// <summary>The outcome of a report. Every text may be cut by the template's limits.</summary>
/// <param name="Number">The report's number.</param>
/// <param name="Matter">What it is about.</param>
/// <param name="State">What became of it, in a word.</param>
/// <param name="At">When, in the city's own time zone: it is written as it stands here.</param>
/// <param name="Note">What else there is to say; may be empty.</param>
public sealed record OutboundOutcome(string Number, string Matter, string State, DateTimeOffset At, string Note);
