// The calendar that ships: its days, and what "check" remarks when a year is missing.
using GridBot.Conversation.Proving;
using GridBot.Reports;
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Tests;

public sealed class CalendarFileTests
{
    [Theory]
    [InlineData(2026, 2, 14, true)]
    [InlineData(2026, 2, 16, false)]
    [InlineData(2026, 10, 7, false)]
    [InlineData(2026, 10, 8, true)]
    [InlineData(2026, 11, 22, false)]
    [InlineData(2025, 10, 8, false)]
    [InlineData(2025, 10, 11, true)]
    public void The_shipped_calendar_knows_the_published_holidays_and_make_up_days(int year, int month, int day, bool worked)
        => Assert.Equal(worked, RealDialogs.Set.Calendar.IsWorkingDay(new DateOnly(year, month, day)));

    [Fact]
    public void Both_years_have_the_248_working_days_that_their_notices_leave()
    {
        foreach (var year in RealDialogs.Set.Calendar.Years)
        {
            var first = new DateOnly(year, 1, 1);
            Assert.Equal(248, Enumerable.Range(0, 365).Count(day => RealDialogs.Set.Calendar.IsWorkingDay(first.AddDays(day))));
        }
    }

    [Fact]
    public void Hours_quiet_hours_and_digest_stand_as_the_file_says()
    {
        var calendar = RealDialogs.Set.Calendar;
        Assert.Equal(TimeSpan.FromHours(7.5), calendar.WorkingDay);
        Assert.Equal(new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0)), calendar.Quiet);
        Assert.Equal(new TimeOnly(8, 30), calendar.DigestAt);
    }

    [Fact]
    public void Every_kind_with_a_deadline_is_due_after_it_is_filed_and_urgent_reports_sooner()
    {
        var filed = new DateTimeOffset(2026, 11, 22, 14, 5, 0, ChinaTime.Offset);
        DateTimeOffset Due(Deadline deadline) => DeadlineTimes.Of(RealDialogs.Set.Calendar, filed, deadline).DueAt;
        foreach (var kind in RealDialogs.Set.Flows.Values.SelectMany(flow => flow.Kinds).Where(kind => kind.NormalDeadline is not null))
        {
            Assert.True(Due(kind.NormalDeadline!) > filed);
            Assert.True(kind.UrgentDeadline is null || Due(kind.UrgentDeadline) <= Due(kind.NormalDeadline!), kind.Label);
        }
    }

    [Fact]
    public void Working_hours_are_a_unit_of_deadlines()
    {
        var dialogs = EditedDialogs.Read("matters/07-fire.yaml", "normal: 3 working days", "normal: 6 working hours");
        Assert.Equal(new Deadline(6, DeadlineUnit.WorkingHours), dialogs.KindOf(7, "hazard")!.NormalDeadline);
    }

    [Theory]
    [InlineData("2026-11-22", "")]
    [InlineData("2026-12-01", "2027")]
    [InlineData("2027-01-01", "2027")]
    [InlineData("2024-12-31", "2024")]
    public void A_missing_year_is_remarked_once_it_has_begun_or_is_near(string today, string missing)
    {
        var remarks = CalendarProof.Remarks(RealDialogs.Set, DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(missing.Length > 0 ? [$"the holidays of {missing} are missing"] : [], remarks.Select(remark => remark.What.Split(',')[0]));
        Assert.All(remarks, remark => Assert.NotEqual("", remark.Remedy));
    }
}
