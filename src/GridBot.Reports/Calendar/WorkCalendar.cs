// The city's working time: which days are worked, which hours of them, and how long something takes when only they count.
namespace GridBot.Reports.Calendar;

/// <summary>
/// A calendar of working time in the city's civil time. Immutable. A year whose holidays nobody has written down follows the weekdays alone.
/// </summary>
public sealed class WorkCalendar
{
    private readonly WorkSpan[] hours;
    private readonly HashSet<DayOfWeek> weekdays;
    private readonly HashSet<DateOnly> holidays;
    private readonly HashSet<DateOnly> makeUpDays;

    /// <param name="hours">Working hours of a day, in order, apart from each other; at least one span.</param>
    /// <param name="weekdays">Days of the week that are worked; at least one.</param>
    /// <param name="holidays">Days on which nobody works although the weekday is worked.</param>
    /// <param name="makeUpDays">Days that are worked although their weekday is not.</param>
    /// <exception cref="ArgumentException">The hours are empty, out of order or overlap, or no weekday is worked.</exception>
    public WorkCalendar(IEnumerable<WorkSpan> hours, IEnumerable<DayOfWeek> weekdays, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays)
    {
        this.hours = [.. hours];
        this.weekdays = [.. weekdays];
        this.holidays = [.. holidays];
        this.makeUpDays = [.. makeUpDays];
        var last = TimeSpan.Zero;
        foreach (var span in this.hours)
        {
            if (span.From < last || span.To <= span.From || span.To > TimeSpan.FromDays(1))
            {
                throw new ArgumentException($"The hours {span.From} to {span.To} stand out of order.", nameof(hours));
            }

            last = span.To;
        }

        if (this.hours.Length == 0 || this.weekdays.Count == 0)
        {
            throw new ArgumentException("A calendar without working time has no deadlines.", nameof(hours));
        }

        WorkingDay = new TimeSpan(this.hours.Sum(span => span.Length.Ticks));
    }

    /// <summary>How long is worked on a working day.</summary>
    public TimeSpan WorkingDay { get; }

    /// <summary>The years whose holidays are written down.</summary>
    public IReadOnlySet<int> Years { get; init; } = new HashSet<int>();

    /// <summary>When groups are not disturbed with what can wait.</summary>
    public QuietHours Quiet { get; init; }

    /// <summary>When the digest of the last day goes out, on working days, in the city's civil time.</summary>
    public TimeOnly DigestAt { get; init; }

    /// <summary>When a notice that can wait may go out: when it is due, or at the end of the quiet hours it falls into.</summary>
    public DateTimeOffset OutOfQuiet(DateTimeOffset due) => Quiet.OutOf(due);

    public bool IsWorkingDay(DateOnly day) => makeUpDays.Contains(day) || weekdays.Contains(day.DayOfWeek) && !holidays.Contains(day);

    /// <summary>Whether work goes on at an instant; the moment it ends no longer counts.</summary>
    public bool IsWorking(DateTimeOffset instant)
    {
        var local = ChinaTime.Of(instant);
        return IsWorkingDay(DateOnly.FromDateTime(local.Date)) && hours.Any(span => span.From <= local.TimeOfDay && local.TimeOfDay < span.To);
    }

    /// <summary>The instant itself while work goes on, or when it begins again.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset instant)
    {
        foreach (var (begin, _) in Openings(instant))
        {
            return begin > instant ? begin : ChinaTime.Of(instant);
        }

        throw new InvalidOperationException("The openings of a calendar never end.");
    }

    /// <summary>When the digest after an instant goes out: at its time of the next working day.</summary>
    public DateTimeOffset NextDigest(DateTimeOffset after)
    {
        var day = DateOnly.FromDateTime(ChinaTime.Of(after).Date);
        while (!IsWorkingDay(day) || At(day, DigestAt.ToTimeSpan()) <= after)
        {
            day = day.AddDays(1);
        }

        return At(day, DigestAt.ToTimeSpan());
    }

    /// <summary>The earliest instant at which so much working time has gone by.</summary>
    /// <param name="from">From when it is counted.</param>
    /// <param name="workingTime">How much; not negative.</param>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        if (workingTime == TimeSpan.Zero)
        {
            return from;
        }

        var left = workingTime;
        foreach (var (begin, end) in Openings(from))
        {
            var available = end - begin;
            if (left <= available)
            {
                return begin + left;
            }

            left -= available;
        }

        throw new InvalidOperationException("The openings of a calendar never end.");
    }

    /// <summary>How much working time lies between two instants; none where the second is not the later one.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var time = TimeSpan.Zero;
        foreach (var (begin, end) in Openings(from))
        {
            if (begin >= to)
            {
                break;
            }

            time += (end < to ? end : to) - begin;
        }

        return time;
    }

    /// <summary>The spans of working time from an instant on, without end; the first is cut where the instant lies in it.</summary>
    private OpeningWalk Openings(DateTimeOffset from) => new(this, from);

    private static DateTimeOffset At(DateOnly day, TimeSpan time) => new DateTimeOffset(day, TimeOnly.MinValue, ChinaTime.Offset) + time;

    /// <summary>Walks from opening to opening; a value, because every report that is filed takes some walks.</summary>
    private struct OpeningWalk(WorkCalendar calendar, DateTimeOffset from)
    {
        private readonly DateTimeOffset local = ChinaTime.Of(from);
        private DateOnly day = DateOnly.FromDateTime(ChinaTime.Of(from).Date);
        private int span = -1;

        public (DateTimeOffset Begin, DateTimeOffset End) Current { get; private set; }

        public readonly OpeningWalk GetEnumerator() => this;

        /// <summary>Goes to the next opening; there always is one.</summary>
        public bool MoveNext()
        {
            do
            {
                span++;
                while (span == calendar.hours.Length || !calendar.IsWorkingDay(day))
                {
                    day = day.AddDays(1);
                    span = 0;
                }

                Current = (At(day, calendar.hours[span].From), At(day, calendar.hours[span].To));
            }
            while (Current.End <= local);
            Current = (Current.Begin > local ? Current.Begin : local, Current.End);
            return true;
        }
    }
}
