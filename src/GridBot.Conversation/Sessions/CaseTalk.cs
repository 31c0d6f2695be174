// The case an officer last dealt with, and what they were asked about it.
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Sessions;

/// <summary>Talk about a case beside the person's own reports.</summary>
/// <param name="Number">The case.</param>
/// <param name="At">When it was last spoken of.</param>
public sealed record CaseTalk(string Number, DateTimeOffset At)
{
    /// <summary>The step whose words are waited for; null when none are.</summary>
    public CaseAction? Asks { get; init; }

    /// <summary>Photos sent for that step.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];
}
