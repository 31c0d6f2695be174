// The report somebody filed last, as far as the conversation still speaks of it.
using GridBot.Reports;

namespace GridBot.Conversation.Sessions;

/// <summary>A report filed or amended a while ago: what is said now may be about it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Matter">Its matter.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="At">When it was filed or last amended.</param>
public sealed record RecentReport(string Number, int Matter, string Kind, DateTimeOffset At)
{
    /// <summary>Whether it was urgent: what is said next is about it, unless it tells something else.</summary>
    public bool Urgent { get; init; }

    /// <summary>Attachments that came after filing and were put to it: a new story that follows at once takes them along.</summary>
    public IReadOnlyList<string> Loose { get; init; } = [];

    /// <summary>The place as it was before a location that came after filing; null when none came.</summary>
    public Place? PlaceBefore { get; init; }

    /// <summary>When the last of these came.</summary>
    public DateTimeOffset? LooseAt { get; init; }
}
