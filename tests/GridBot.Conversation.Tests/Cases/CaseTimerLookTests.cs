// What groups are told when the time of a case runs out, and when they are told nothing.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;
using static GridBot.Conversation.Tests.Cases.SampleCase;

namespace GridBot.Conversation.Tests.Cases;

public sealed class CaseTimerLookTests
{
    private static readonly DateTimeOffset Half = At("2026-11-24 15:15");
    private static readonly DateTimeOffset Due = At("2026-11-26 10:00");
    private static readonly CaseTimerLook Look = new(RealDialogs.Set, new Uri("https://grid.example/"));

    [Fact]
    public void At_half_of_the_time_the_bureaus_group_is_reminded_with_number_place_state_and_time()
    {
        var (after, notice) = Told(Look.At(Waiting(), half: true, Half));
        Assert.True(after.Case is { Reminded: true, Escalated: false });
        Assert.Equal(("gonganju", false, "WG20261123-7K3F"), (notice.Group, notice.Urgent, notice.About));
        foreach (var piece in (string[])["WG20261123-7K3F", "消防安全", "和平路12号", "11月26日 10:00", "办结", "https://grid.example/reports/WG20261123-7K3F"])
        {
            Assert.Contains(piece, notice.Markdown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("纸箱", notice.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", notice.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', notice.Line!);
        Assert.Contains("WG20261123-7K3F", notice.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_time_is_over_the_city_office_is_told_whose_case_it_is()
    {
        var (after, notice) = Told(Look.At(Waiting(), half: false, Due));
        Assert.True(after.Case.Escalated);
        Assert.Equal("zongzhiban", notice.Group);
        Assert.Contains("市公安局", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains("超期", notice.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bureaus_second_group_is_told_instead_where_it_has_one()
    {
        var dialogs = EditedDialogs.Read("bureaus.yaml", "name: 市公安局, group: gonganju", "name: 市公安局, group: gonganju, second-group: gonganju-duty");
        Assert.Equal("gonganju-duty", Told(dialogs, Waiting(), half: false, Due).Group);
        Assert.Equal("gonganju", Told(dialogs, Waiting(), half: true, Half).Group);
    }

    [Fact]
    public void Each_step_is_an_event_of_the_system_that_names_nobody()
    {
        foreach (var half in (bool[])[true, false])
        {
            var step = Assert.Single(Look.At(Waiting(), half, half ? Half : Due).OfType<Effect.StepCase>());
            var happened = Assert.Single(step.Steps);
            Assert.Equal((half ? CaseAction.Remind : CaseAction.Escalate, "system", "", "", ReportState.Filed), (happened.Action, happened.Actor, happened.Person, happened.Name, happened.State));
            Assert.Equal(step.After.Version, Waiting().Version);
        }
    }

    [Fact]
    public void An_urgent_one_is_asked_to_be_taken_up_and_waits_for_no_digest()
    {
        var report = Waiting(Urgency.Urgent);
        var (_, notice) = Told(Look.At(report, half: true, Half));
        Assert.True(notice.Urgent);
        Assert.Contains("前签收", notice.Markdown, StringComparison.Ordinal);
        var (_, taken) = Told(Look.At(report with { State = ReportState.Accepted, Case = report.Case with { Handler = "张警官" } }, half: true, Half));
        Assert.Contains("前办结", taken.Markdown, StringComparison.Ordinal);
        Assert.Contains("张警官", taken.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_case_that_was_sent_back_the_office_is_reminded()
    {
        var (_, notice) = Told(Look.At(Waiting() with { State = ReportState.Returned }, half: true, Half));
        Assert.Equal("zongzhiban", notice.Group);
        Assert.Contains("前分派", notice.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportState.Done)]
    [InlineData(ReportState.Rated)]
    [InlineData(ReportState.Withdrawn)]
    public void Of_what_is_over_nobody_is_told(ReportState state)
    {
        Assert.Empty(Look.At(Waiting() with { State = state }, half: true, Half));
        Assert.Empty(Look.At(Waiting() with { State = state }, half: false, Due));
    }

    [Fact]
    public void Nobody_is_told_twice()
    {
        var reminded = Told(Look.At(Waiting(), half: true, Half)).After;
        Assert.Equal([AtTheEnd], Look.At(reminded, half: true, Half.AddMinutes(5)));
        var escalated = Told(Look.At(reminded, half: false, Due)).After;
        Assert.Empty(Look.At(escalated, half: false, Due.AddMinutes(5)));
        Assert.Empty(Look.At(escalated, half: true, Due.AddMinutes(5)));
    }

    [Fact]
    public void A_timer_that_comes_too_early_or_without_a_deadline_tells_nothing()
    {
        Assert.Empty(Look.At(Waiting(), half: false, Due.AddSeconds(-1)));
        Assert.Empty(Look.At(Filed(), half: true, Half));
        Assert.Empty(Look.At(Filed(), half: false, Due));
    }

    [Fact]
    public void When_both_times_passed_while_the_service_was_away_only_the_end_is_told()
    {
        Assert.Equal([AtTheEnd], Look.At(Waiting(), half: true, Due.AddDays(1)));
        Assert.NotEmpty(Look.At(Waiting(), half: false, Due.AddDays(1)));
    }

    [Fact]
    public void The_look_at_half_of_the_time_sets_the_timer_at_its_end_and_that_one_none()
    {
        Assert.Equal(AtTheEnd, Look.At(Waiting(), half: true, Half)[^1]);
        Assert.Empty(Look.At(Waiting(), half: false, Due).OfType<Effect.SetTimer>());
    }

    [Fact]
    public void Words_of_the_place_cannot_become_a_mention_or_a_link()
    {
        var (_, notice) = Told(Look.At(Waiting() with { Place = new Place("<@all>[看](http://x)", null) }, half: true, Half));
        Assert.DoesNotContain("<@all>", notice.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("[看]", notice.Markdown, StringComparison.Ordinal);
    }

    private static Effect.SetTimer AtTheEnd => new(Waiting().Number, Half: false, Due);

    private static Report Waiting(Urgency urgency = Urgency.Normal)
    {
        var report = Filed(urgency);
        return report with { Case = report.Case with { DueAt = Due } };
    }

    private static (Report After, Effect.NotifyGroup Notice) Told(IReadOnlyList<Effect> effects)
        => (Assert.Single(effects.OfType<Effect.StepCase>()).After, Assert.Single(effects.OfType<Effect.NotifyGroup>()));

    private static Effect.NotifyGroup Told(DialogSet dialogs, Report report, bool half, DateTimeOffset now) => Told(new CaseTimerLook(dialogs, new Uri("https://grid.example/")).At(report, half, now)).Notice;
}
