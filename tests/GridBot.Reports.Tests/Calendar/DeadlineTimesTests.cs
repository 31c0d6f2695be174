// When bureaus are reminded and when their time is over.
using FsCheck.Xunit;
using GridBot.Reports.Calendar;
using static GridBot.Reports.Tests.Calendar.CityCalendar;

namespace GridBot.Reports.Tests.Calendar;

public sealed class DeadlineTimesTests
{
    private static readonly WorkCalendar Calendar = CityCalendar.Calendar;

    [Theory]
    [InlineData("2026-11-22 03:00", 30, DeadlineUnit.Minutes, "2026-11-22 03:15", "2026-11-22 03:30")]
    [InlineData("2026-11-22 03:00", 24, DeadlineUnit.Hours, "2026-11-22 15:00", "2026-11-23 03:00")]
    [InlineData("2026-09-30 12:00", 2, DeadlineUnit.Days, "2026-10-01 12:00", "2026-10-02 12:00")]
    public void Minutes_hours_and_days_run_around_the_clock(string filed, int amount, DeadlineUnit unit, string half, string due)
        => Assert.Equal(new DeadlineTimes(At(half), At(due)), DeadlineTimes.Of(Calendar, At(filed), new Deadline(amount, unit)));

    [Theory]
    [InlineData("2026-11-23 10:00", 3, DeadlineUnit.WorkingDays, "2026-11-24 15:15", "2026-11-26 10:00")]
    [InlineData("2026-11-22 14:05", 3, DeadlineUnit.WorkingDays, "2026-11-24 13:45", "2026-11-25 17:30")] // a Sunday: three whole days
    [InlineData("2026-11-20 10:00", 1, DeadlineUnit.WorkingDays, "2026-11-20 15:15", "2026-11-23 10:00")]
    [InlineData("2026-02-14 08:30", 1, DeadlineUnit.WorkingDays, "2026-02-14 13:45", "2026-02-14 17:30")] // a made-up Saturday
    [InlineData("2026-02-14 10:00", 1, DeadlineUnit.WorkingDays, "2026-02-14 15:15", "2026-02-24 10:00")]
    [InlineData("2026-11-23 16:30", 4, DeadlineUnit.WorkingHours, "2026-11-24 09:30", "2026-11-24 11:30")]
    public void Working_hours_and_days_run_while_the_offices_are_open(string filed, int amount, DeadlineUnit unit, string half, string due)
        => Assert.Equal(new DeadlineTimes(At(half), At(due)), DeadlineTimes.Of(Calendar, At(filed), new Deadline(amount, unit)));

    [Fact]
    public void A_bureau_is_reminded_when_work_begins_and_not_when_it_ends()
    {
        // Two days from Monday's opening are half over on Monday evening: told then, nobody would read it.
        Assert.Equal(
            new DeadlineTimes(At("2026-11-24 08:30"), At("2026-11-24 17:30")),
            DeadlineTimes.Of(Calendar, At("2026-11-23 08:30"), new Deadline(2, DeadlineUnit.WorkingDays)));
        Assert.Equal(At("2026-11-23 13:30"), DeadlineTimes.Of(Calendar, At("2026-11-23 08:30"), new Deadline(7, DeadlineUnit.WorkingHours)).HalfAt);
    }

    [Property(MaxTest = 2_000)]
    public void Half_lies_before_the_end_and_has_half_of_the_time_behind_it(int seed)
    {
        var random = new Random(seed);
        var filed = At("2025-01-01 00:00").AddSeconds(random.Next(2 * 365 * 24 * 60 * 60));
        var deadline = new Deadline(random.Next(1, 30), (DeadlineUnit)random.Next(5));
        var (half, due) = DeadlineTimes.Of(Calendar, filed, deadline);
        Assert.True(filed < half && half < due, $"{filed} {half} {due}");
        if (deadline.Unit is DeadlineUnit.WorkingDays or DeadlineUnit.WorkingHours)
        {
            Assert.True(Calendar.IsWorking(half));
            Assert.Equal(Calendar.WorkingTimeBetween(filed, due), 2 * Calendar.WorkingTimeBetween(filed, half));
        }
        else
        {
            Assert.Equal(due - filed, 2 * (half - filed));
        }
    }
}
