// Walks the spans of working time from an instant on; a struct, because every filed report walks them.
namespace GridBot.Reports.Calendar;

/// <summary>The spans of working time from an instant on, without end; the first is cut where the instant lies in it.</summary>
internal struct WorkOpenings
{
    private readonly WorkCalendar calendar;
    private readonly DateTimeOffset from;
    private DateOnly day;
    private int span;

    /// <param name="calendar">The calendar.</param>
    /// <param name="from">From when on.</param>
    public WorkOpenings(WorkCalendar calendar, DateTimeOffset from)
    {
        this.calendar = calendar;
        this.from = ChinaTime.Of(from);
        day = DateOnly.FromDateTime(this.from.Date);
    }

    /// <summary>The next span.</summary>
    public (DateTimeOffset Begin, DateTimeOffset End) Next()
    {
        for (; ; day = day.AddDays(1), span = 0)
        {
            if (!calendar.IsWorkingDay(day))
            {
                continue;
            }

            while (span < calendar.Hours.Length)
            {
                var hours = calendar.Hours[span++];
                var (begin, end) = (WorkCalendar.At(day, hours.From), WorkCalendar.At(day, hours.To));
                if (end > from)
                {
                    return (begin > from ? begin : from, end);
                }
            }
        }
    }
}
