// When a deadline is half over, and when it is over.
namespace GridBot.Reports.Calendar;

/// <summary>The two instants of a deadline.</summary>
/// <param name="HalfAt">When half of the time is over and the bureau is reminded. Where working time counts it lies within working time: what would fall to the end of the morning or the day comes when work begins again, when somebody reads it.</param>
/// <param name="DueAt">When the time is over. Where working time counts it may be the moment work ends.</param>
public readonly record struct DeadlineTimes(DateTimeOffset HalfAt, DateTimeOffset DueAt)
{
    /// <summary>The instants of a deadline.</summary>
    /// <param name="calendar">The city's working time.</param>
    /// <param name="from">When it begins, such as when the report was filed.</param>
    /// <param name="deadline">The deadline.</param>
    public static DeadlineTimes Of(WorkCalendar calendar, DateTimeOffset from, Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(deadline);
        return deadline.Unit switch
        {
            DeadlineUnit.Minutes => AroundTheClock(from, TimeSpan.FromMinutes(deadline.Amount)),
            DeadlineUnit.Hours => AroundTheClock(from, TimeSpan.FromHours(deadline.Amount)),
            DeadlineUnit.Days => AroundTheClock(from, TimeSpan.FromDays(deadline.Amount)),
            DeadlineUnit.WorkingHours => InWorkingTime(calendar, from, TimeSpan.FromHours(deadline.Amount)),
            _ => InWorkingTime(calendar, from, deadline.Amount * calendar.WorkingDay),
        };
    }

    private static DeadlineTimes AroundTheClock(DateTimeOffset from, TimeSpan time) => new(from + (time / 2), from + time);

    private static DeadlineTimes InWorkingTime(WorkCalendar calendar, DateTimeOffset from, TimeSpan time)
        => new(calendar.NextOpening(calendar.Add(from, time / 2)), calendar.Add(from, time));
}
