// The hours of the night in which nobody is disturbed with what can wait.
namespace GridBot.Reports.Calendar;

/// <summary>Quiet hours, in the city's civil time; they may reach over midnight. None where both ends are the same.</summary>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end; what fell into them goes out then.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a time of day lies in them; their end does not.</summary>
    public bool Hold(TimeOnly time) => From != To && time.IsBetween(From, To);

    /// <summary>When something may go out that would be due at an instant: then, or at the end of the quiet hours it falls into.</summary>
    public DateTimeOffset OutOf(DateTimeOffset due)
    {
        var local = ChinaTime.Of(due);
        if (!Hold(TimeOnly.FromDateTime(local.DateTime)))
        {
            return due;
        }

        var end = new DateTimeOffset(local.Date, ChinaTime.Offset) + To.ToTimeSpan();
        return end <= local ? end.AddDays(1) : end;
    }
}
