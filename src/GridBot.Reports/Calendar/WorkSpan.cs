// A part of a working day during which the offices are open.
namespace GridBot.Reports.Calendar;

/// <summary>A span within a day, in the city's civil time.</summary>
/// <param name="From">When work begins, since midnight.</param>
/// <param name="To">When it ends, since midnight; later than <paramref name="From"/>, at most 24 hours.</param>
public readonly record struct WorkSpan(TimeSpan From, TimeSpan To)
{
    /// <summary>How long it lasts.</summary>
    public TimeSpan Length => To - From;
}
