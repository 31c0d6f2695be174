// The arithmetic of working time over random instants of years with and without known holidays.
using FsCheck.Xunit;
using GridBot.Reports.Calendar;
using static GridBot.Reports.Tests.Calendar.CityCalendar;

namespace GridBot.Reports.Tests.Calendar;

public sealed class WorkCalendarPropertyTests
{
    private const int Tries = 2_000;
    private static readonly WorkCalendar Calendar = CityCalendar.Calendar;

    [Property(MaxTest = Tries)]
    public void Adding_working_time_and_counting_it_gives_it_back(int seed)
    {
        var random = new Random(seed);
        var (from, time) = (Instant(random), Time(random));
        Assert.Equal(time, Calendar.WorkingTimeBetween(from, Calendar.Add(from, time)));
    }

    [Property(MaxTest = Tries)]
    public void What_is_added_at_once_or_in_two_parts_ends_at_the_same_time(int seed)
    {
        var random = new Random(seed);
        var (from, first, second) = (Instant(random), Time(random), Time(random) + TimeSpan.FromTicks(1));
        Assert.Equal(Calendar.Add(from, first + second), Calendar.Add(Calendar.Add(from, first), second));
    }

    [Property(MaxTest = Tries)]
    public void The_end_of_working_time_lies_within_the_hours_of_a_working_day(int seed)
    {
        var random = new Random(seed);
        var due = ChinaTime.Of(Calendar.Add(Instant(random), Time(random) + TimeSpan.FromTicks(1)));
        Assert.True(Calendar.IsWorkingDay(DateOnly.FromDateTime(due.Date)), $"{due}");
        Assert.Contains(Hours, span => span.From < due.TimeOfDay && due.TimeOfDay <= span.To);
    }

    [Property(MaxTest = Tries)]
    public void More_time_and_a_later_beginning_never_end_sooner(int seed)
    {
        var random = new Random(seed);
        var (from, time) = (Instant(random), Time(random));
        var due = Calendar.Add(from, time);
        Assert.True(due >= from);
        Assert.True(Calendar.Add(from, time + Time(random)) >= due);
        Assert.True(Calendar.Add(from + Time(random), time) >= due);
    }

    [Property(MaxTest = Tries)]
    public void Working_time_of_two_stretches_is_that_of_the_whole(int seed)
    {
        var random = new Random(seed);
        var from = Instant(random);
        var middle = from + (3 * Time(random));
        var to = middle + (3 * Time(random));
        Assert.Equal(Calendar.WorkingTimeBetween(from, to), Calendar.WorkingTimeBetween(from, middle) + Calendar.WorkingTimeBetween(middle, to));
    }

    [Property(MaxTest = 200)]
    public void Working_time_is_what_counting_minute_by_minute_gives(int seed)
    {
        // The plain way, to hold the other against: ask of every minute whether the offices are open.
        var random = new Random(seed);
        var from = Whole(Instant(random));
        var minutes = random.Next(14 * 24 * 60);
        var open = Enumerable.Range(0, minutes).Count(minute => Calendar.IsWorking(from.AddMinutes(minute)));
        Assert.Equal(TimeSpan.FromMinutes(open), Calendar.WorkingTimeBetween(from, from.AddMinutes(minutes)));
    }

    [Property(MaxTest = Tries)]
    public void The_next_opening_is_the_first_instant_of_work(int seed)
    {
        var from = Instant(new Random(seed));
        var opening = Calendar.NextOpening(from);
        Assert.True(opening >= from);
        Assert.True(Calendar.IsWorking(opening));
        Assert.Equal(TimeSpan.Zero, Calendar.WorkingTimeBetween(from, opening));
        Assert.Equal(opening, Calendar.NextOpening(opening));
    }

    [Property(MaxTest = Tries)]
    public void What_can_wait_goes_out_within_a_day_and_never_in_quiet_hours(int seed)
    {
        var random = new Random(seed);
        var quiet = new QuietHours(new TimeOnly(random.Next(24), random.Next(60)), new TimeOnly(random.Next(24), random.Next(60)));
        var due = Instant(random);
        var goesOut = quiet.OutOf(due);
        Assert.InRange(goesOut, due, due.AddDays(1));
        Assert.False(quiet.Hold(TimeOnly.FromDateTime(ChinaTime.Of(goesOut).DateTime)));
    }

    /// <summary>An instant of 2025 to 2027, in some offset; often at the edge of a span.</summary>
    private static DateTimeOffset Instant(Random random)
    {
        var day = new DateTimeOffset(2025, 1, 1, 0, 0, 0, ChinaTime.Offset).AddDays(random.Next(3 * 365));
        var time = random.Next(3) == 0
            ? Hours.SelectMany(span => new[] { span.From, span.To }).ElementAt(random.Next(4)) + TimeSpan.FromTicks(random.Next(-1, 2))
            : TimeSpan.FromSeconds(random.Next(24 * 60 * 60));
        return (day + time).ToOffset(TimeSpan.FromHours(random.Next(-11, 12)));
    }

    private static DateTimeOffset Whole(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>Up to twelve days' work; sometimes whole days or none.</summary>
    private static TimeSpan Time(Random random)
        => random.Next(4) == 0 ? random.Next(12) * Calendar.WorkingDay : TimeSpan.FromSeconds(random.Next(90 * 60 * 60));
}
