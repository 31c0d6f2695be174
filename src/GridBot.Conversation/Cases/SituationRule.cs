// Decides when many alike become one notice, and when its next one is due.
namespace GridBot.Conversation.Cases;

/// <summary>The rule of situations. Pure.</summary>
public static class SituationRule
{
    /// <summary>How long the group hears no more of a situation after a notice about it, unless the count has doubled.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>Whether a report goes into the situation's notice instead of one of its own.</summary>
    /// <param name="before">Reports alike that were filed before it, within the time that counts.</param>
    /// <param name="from">From how many on.</param>
    public static bool Swallows(int before, int from) => before >= from;

    /// <summary>When the notice with the present count is due; null when it gathers like any other.</summary>
    /// <param name="filed">Filing times of all reports that count, this one included, in any order.</param>
    /// <param name="toldAt">When the group was last told; null when it was not.</param>
    /// <param name="waitsUntil">When the notice is due that still waits; null when none does. It is never put off.</param>
    /// <param name="now">The present time.</param>
    public static DateTimeOffset? DueAt(IReadOnlyCollection<DateTimeOffset> filed, DateTimeOffset? toldAt, DateTimeOffset? waitsUntil, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(filed);
        if (toldAt is not { } told)
        {
            return waitsUntil;
        }

        var since = filed.Count(at => at > told);
        var doubled = since >= filed.Count - since;
        var due = doubled || told + Rest < now ? now : told + Rest;
        return waitsUntil < due ? waitsUntil : due;
    }
}
