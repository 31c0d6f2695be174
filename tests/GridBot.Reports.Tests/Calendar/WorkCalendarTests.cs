// Working time on days that can be looked up: weekends, holidays, make-up days, lunch and the night.
using GridBot.Reports.Calendar;
using static GridBot.Reports.Tests.Calendar.CityCalendar;

namespace GridBot.Reports.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = CityCalendar.Calendar;

    [Theory]
    [InlineData("2026-11-23 08:30", true)]
    [InlineData("2026-11-23 08:29", false)]
    [InlineData("2026-11-23 11:59", true)]
    [InlineData("2026-11-23 12:00", false)]
    [InlineData("2026-11-23 13:30", true)]
    [InlineData("2026-11-23 17:30", false)]
    [InlineData("2026-11-22 10:00", false)] // a Sunday
    [InlineData("2026-10-01 10:00", false)] // a Thursday in the National Day holiday
    [InlineData("2026-10-10 10:00", true)] // a Saturday that is made up for it
    [InlineData("2026-02-14 10:00", true)] // a Saturday before the Spring Festival
    [InlineData("2026-02-23 10:00", false)] // its last day, a Monday
    public void The_offices_are_open_on_working_days_only_and_not_at_noon(string time, bool open) => Assert.Equal(open, Calendar.IsWorking(At(time)));

    [Fact]
    public void An_instant_is_told_in_the_citys_time_whatever_offset_it_comes_with()
    {
        Assert.True(Calendar.IsWorking(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero)));
        Assert.False(Calendar.IsWorking(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)));
        Assert.Equal(At("2026-11-23 10:30"), Calendar.Add(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(90)));
    }

    [Theory]
    [InlineData("2026-11-23 10:00", "2026-11-23 10:00")]
    [InlineData("2026-11-23 12:00", "2026-11-23 13:30")]
    [InlineData("2026-11-23 17:30", "2026-11-24 08:30")]
    [InlineData("2026-11-20 18:00", "2026-11-23 08:30")]
    [InlineData("2026-02-14 17:30", "2026-02-24 08:30")] // over the whole Spring Festival
    [InlineData("2025-09-27 09:00", "2025-09-28 08:30")] // a Sunday is made up
    public void Work_begins_again_when_the_offices_open(string from, string opening) => Assert.Equal(At(opening), Calendar.NextOpening(At(from)));

    [Theory]
    [InlineData("2026-11-23 08:30", 4, "2026-11-23 14:00")]
    [InlineData("2026-11-23 10:00", 2, "2026-11-23 12:00")]
    [InlineData("2026-11-23 03:00", 1, "2026-11-23 09:30")]
    [InlineData("2026-11-20 16:30", 2, "2026-11-23 09:30")]
    [InlineData("2026-02-14 16:30", 2, "2026-02-24 09:30")]
    [InlineData("2026-09-30 17:00", 8, "2026-10-08 17:30")] // all of the first day after the National Day
    [InlineData("2025-12-31 17:00", 1, "2026-01-04 09:00")] // into a year whose first working day is a Sunday
    public void Working_hours_are_counted_over_noon_nights_weekends_and_holidays(string from, int hours, string due)
        => Assert.Equal(At(due), Calendar.Add(At(from), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("2026-11-23 08:30", "2026-11-23 17:30", 450)]
    [InlineData("2026-11-23 11:00", "2026-11-23 14:00", 90)]
    [InlineData("2026-11-20 17:00", "2026-11-23 09:00", 60)]
    [InlineData("2026-11-23 12:10", "2026-11-23 13:20", 0)]
    [InlineData("2026-09-30 00:00", "2026-10-11 00:00", 4 * 450)] // 30 September, 8, 9 and the made-up 10 October
    [InlineData("2026-11-23 17:30", "2026-11-23 08:30", 0)]
    public void Working_time_between_two_instants_is_what_the_offices_were_open(string from, string to, int minutes)
        => Assert.Equal(TimeSpan.FromMinutes(minutes), Calendar.WorkingTimeBetween(At(from), At(to)));

    [Fact]
    public void The_years_2025_and_2026_have_as_many_working_days_as_published()
    {
        // 365 days less the weekends and holidays, with the make-up days: 248 in both years, as the notices give them.
        Assert.Equal(248, WorkingDays(2025));
        Assert.Equal(248, WorkingDays(2026));
    }

    [Fact]
    public void A_year_nobody_wrote_down_follows_the_weekdays()
    {
        Assert.True(Calendar.IsWorkingDay(new DateOnly(2031, 1, 1)));
        Assert.False(Calendar.IsWorkingDay(new DateOnly(2031, 1, 4)));
    }

    [Theory]
    [InlineData("2026-11-22 14:05", "2026-11-22 14:05")]
    [InlineData("2026-11-22 21:00", "2026-11-23 08:00")]
    [InlineData("2026-11-22 23:59", "2026-11-23 08:00")]
    [InlineData("2026-11-23 00:00", "2026-11-23 08:00")]
    [InlineData("2026-11-23 07:59", "2026-11-23 08:00")]
    [InlineData("2026-11-23 08:00", "2026-11-23 08:00")]
    public void What_can_wait_waits_for_the_end_of_the_quiet_hours(string due, string goesOut) => Assert.Equal(At(goesOut), Calendar.OutOfQuiet(At(due)));

    [Fact]
    public void Quiet_hours_of_no_length_keep_nothing_back()
    {
        var never = new QuietHours(new TimeOnly(8, 0), new TimeOnly(8, 0));
        Assert.Equal(At("2026-11-23 08:00"), never.OutOf(At("2026-11-23 08:00")));
        Assert.Equal(At("2026-11-23 03:00"), never.OutOf(At("2026-11-23 03:00")));
        var noon = new QuietHours(new TimeOnly(12, 0), new TimeOnly(13, 30));
        Assert.Equal(At("2026-11-23 13:30"), noon.OutOf(At("2026-11-23 12:15")));
    }

    [Theory]
    [InlineData("2026-11-22 14:05", "2026-11-23 08:30")]
    [InlineData("2026-11-23 08:29", "2026-11-23 08:30")]
    [InlineData("2026-11-23 08:30", "2026-11-24 08:30")]
    [InlineData("2026-11-20 09:00", "2026-11-23 08:30")]
    [InlineData("2026-02-14 09:00", "2026-02-24 08:30")]
    public void The_digest_goes_out_on_the_next_working_day(string after, string digest) => Assert.Equal(At(digest), Calendar.NextDigest(At(after)));

    [Fact]
    public void Hours_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkCalendar([], Weekdays, [], []));
        Assert.Throws<ArgumentException>(() => new WorkCalendar(Hours, [], [], []));
        Assert.Throws<ArgumentException>(() => new WorkCalendar(Hours.Reverse(), Weekdays, [], []));
        Assert.Throws<ArgumentException>(() => new WorkCalendar([new WorkSpan(TimeSpan.FromHours(9), TimeSpan.FromHours(25))], Weekdays, [], []));
    }

    private static int WorkingDays(int year)
    {
        var first = new DateOnly(year, 1, 1);
        return Enumerable.Range(0, 365).Count(day => Calendar.IsWorkingDay(first.AddDays(day)));
    }
}
