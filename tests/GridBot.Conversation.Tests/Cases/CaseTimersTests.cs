// When the time of a case begins, goes on and ends.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;
using static GridBot.Conversation.Tests.Cases.SampleCase;

namespace GridBot.Conversation.Tests.Cases;

public sealed class CaseTimersTests
{
    private static readonly CaseTimers Timers = new(RealDialogs.Set);
    private static readonly DateTimeOffset Monday = At("2026-11-23 10:00");

    [Fact]
    public void An_ordinary_report_is_to_be_settled_in_its_working_days()
        => Assert.Equal(("2026-11-24 15:15", "2026-11-26 10:00"), Planned(Timers.Plan(null, Filed(), Monday)));

    [Fact]
    public void An_urgent_report_is_to_be_taken_up_in_its_minutes_whatever_the_hour()
        => Assert.Equal(("2026-11-22 03:15", "2026-11-22 03:30"), Planned(Timers.Plan(null, Filed(Urgency.Urgent), At("2026-11-22 03:00"))));

    [Theory]
    [InlineData(ReportState.Accepted)]
    [InlineData(ReportState.Underway)]
    public void Once_it_is_taken_up_the_ordinary_time_begins_for_an_urgent_one(ReportState state)
    {
        var filed = Timers.Plan(null, Filed(Urgency.Urgent), Monday).Report with { State = ReportState.Filed };
        Assert.Equal(("2026-11-24 15:25", "2026-11-26 10:10"), Planned(Timers.Plan(filed, filed with { State = state }, At("2026-11-23 10:10"))));
    }

    [Fact]
    public void Taking_up_begins_nothing_for_an_ordinary_one()
    {
        var filed = Timers.Plan(null, Filed(), Monday).Report;
        var plan = Timers.Plan(filed, filed with { State = ReportState.Accepted }, At("2026-11-24 09:00"));
        Assert.Empty(plan.Effects);
        Assert.Equal(At("2026-11-26 10:00"), plan.Report.Case.DueAt);
    }

    [Fact]
    public void From_taking_up_to_beginning_the_time_of_an_urgent_one_goes_on()
    {
        var accepted = Timers.Plan(null, Filed(Urgency.Urgent), Monday).Report with { State = ReportState.Accepted };
        Assert.Empty(Timers.Plan(accepted, accepted with { State = ReportState.Underway }, Monday.AddHours(1)).Effects);
    }

    [Theory]
    [InlineData(ReportState.Done)]
    [InlineData(ReportState.Withdrawn)]
    public void What_is_over_is_looked_at_no_more_and_keeps_the_time_it_had(ReportState end)
    {
        var filed = Timers.Plan(null, Filed(), Monday).Report;
        var plan = Timers.Plan(filed, filed with { State = end }, Monday.AddHours(1));
        Assert.Equal([new Effect.DropTimer(filed.Number)], plan.Effects);
        Assert.Equal(filed.Case.DueAt, plan.Report.Case.DueAt);
        Assert.Empty(Timers.Plan(plan.Report, plan.Report with { State = ReportState.Rated }, Monday.AddHours(2)).Effects);
    }

    [Fact]
    public void A_return_stops_nothing_and_the_next_bureau_gets_its_whole_time()
    {
        var late = Timers.Plan(null, Filed(), Monday).Report;
        late = late with { Case = late.Case with { Reminded = true, Escalated = true } };
        var returned = Timers.Plan(late, late with { State = ReportState.Returned }, At("2026-11-26 11:00"));
        Assert.Empty(returned.Effects);
        Assert.Equal(At("2026-11-26 10:00"), returned.Report.Case.DueAt);
        var assigned = Timers.Plan(returned.Report, returned.Report with { State = ReportState.Filed, Bureau = "huanbaoju", Matter = 6 }, At("2026-11-26 14:00"));
        Assert.Equal(("2026-11-30 08:45", "2026-12-01 14:00"), Planned(assigned));
        Assert.False(assigned.Report.Case.Reminded || assigned.Report.Case.Escalated);
    }

    [Fact]
    public void A_case_that_comes_back_to_the_same_bureau_gets_a_new_time_too()
    {
        var returned = Timers.Plan(null, Filed(), Monday).Report with { State = ReportState.Returned };
        Assert.Equal("2026-12-01 10:00", Planned(Timers.Plan(returned, returned with { State = ReportState.Filed }, At("2026-11-26 10:00"))).Due);
    }

    [Fact]
    public void A_case_sent_on_at_once_begins_anew_with_the_other_bureau()
    {
        var filed = Timers.Plan(null, Filed(), Monday).Report;
        Assert.Equal("2026-11-27 10:00", Planned(Timers.Plan(filed, filed with { Bureau = "huanbaoju" }, At("2026-11-24 10:00"))).Due);
    }

    [Fact]
    public void A_case_the_office_sends_to_the_same_bureau_once_more_or_under_another_matter_begins_anew()
    {
        var accepted = Timers.Plan(null, Filed(), Monday).Report with { State = ReportState.Accepted };
        Assert.Equal("2026-11-27 10:00", Planned(Timers.Plan(accepted, accepted with { State = ReportState.Filed }, At("2026-11-24 10:00"))).Due);
        var filed = accepted with { State = ReportState.Filed };
        Assert.Equal("2026-11-27 10:00", Planned(Timers.Plan(filed, filed with { Matter = 3, Kind = RealDialogs.Set.Flows[3].Kinds[0].Id }, At("2026-11-24 10:00"))).Due);
    }

    [Fact]
    public void A_reopened_case_has_its_whole_time_again()
    {
        var done = Timers.Plan(null, Filed(), Monday).Report with { State = ReportState.Done };
        done = done with { Case = done.Case with { Reminded = true } };
        var plan = Timers.Plan(done, done with { State = ReportState.Reopened }, At("2026-11-27 10:00"));
        Assert.Equal("2026-12-02 10:00", Planned(plan).Due);
        Assert.False(plan.Report.Case.Reminded);
    }

    [Fact]
    public void A_report_that_becomes_urgent_is_due_from_then_on_in_minutes()
    {
        var filed = Timers.Plan(null, Filed(), Monday).Report;
        Assert.Equal(("2026-11-23 20:15", "2026-11-23 20:30"), Planned(Timers.Plan(filed, filed with { Urgency = Urgency.Urgent }, At("2026-11-23 20:00"))));
    }

    [Fact]
    public void A_correction_that_changes_no_deadline_changes_no_timer()
    {
        var filed = Timers.Plan(null, Filed(), Monday).Report;
        Assert.Empty(Timers.Plan(filed, filed with { Place = new Place("和平路14号", null) }, Monday.AddHours(1)).Effects);
    }

    [Fact]
    public void A_record_of_something_held_is_never_due()
    {
        var kind = RealDialogs.Set.Flows[22].Kinds[0].Id;
        var plan = Timers.Plan(null, Filed(matter: 22, kind: kind), Monday);
        Assert.Empty(plan.Effects);
        Assert.Null(plan.Report.Case.DueAt);
    }

    [Fact]
    public void A_case_that_loses_its_deadline_loses_its_timers()
    {
        var filed = Timers.Plan(null, Filed(), Monday).Report;
        var plan = Timers.Plan(filed, filed with { Kind = "no-longer-there" }, Monday.AddHours(1));
        Assert.Equal([new Effect.DropTimer(filed.Number)], plan.Effects);
        Assert.Null(plan.Report.Case.DueAt);
    }

    [Fact]
    public void Every_kind_with_a_deadline_is_looked_at_before_its_time_is_over()
    {
        foreach (var flow in RealDialogs.Set.Flows.Values.Append(RealDialogs.Set.Unplaced))
        {
            foreach (var kind in flow.Kinds.Where(kind => kind.NormalDeadline is not null))
            {
                foreach (var urgency in Enum.GetValues<Urgency>())
                {
                    var plan = Timers.Plan(null, Filed(urgency, flow.Matter.No, kind.Id), At("2026-11-22 23:00"));
                    var timer = Assert.IsType<Effect.SetTimer>(Assert.Single(plan.Effects));
                    Assert.True(timer.Half && timer.Due > At("2026-11-22 23:00") && timer.Due < plan.Report.Case.DueAt);
                }
            }
        }
    }

    private static (string Half, string Due) Planned(CasePlan plan)
    {
        var timer = Assert.IsType<Effect.SetTimer>(Assert.Single(plan.Effects));
        Assert.True(timer.Half);
        return (Text(timer.Due), Text(plan.Report.Case.DueAt!.Value));
    }

    private static string Text(DateTimeOffset instant) => ChinaTime.Of(instant).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
