// The time of cases through the running service: one reminder, one word to whoever stands above, whatever is stopped in between.
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Reports.Cases;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class DeadlineTests
{
    private const string Bureau = "gonganju";
    private const string Office = "zongzhiban";
    private const string Reminded = "催办|和平路12号";
    private const string Escalated = "超期</font>|和平路12号";

    [Fact]
    public async Task Whoever_settles_nothing_is_reminded_at_half_and_told_of_above_at_the_end_once_each_also_over_restarts()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        var report = await cases.FileAsync();
        await cases.RestartAsync();
        await cases.SettleAsync("2026-11-24 15:14");
        Assert.DoesNotContain(cases.Platform.Notices(Bureau), notice => notice.Words.Contains("催办", StringComparison.Ordinal));

        var before = cases.Platform.Notices(Bureau).Count;
        var reminder = await cases.ToldAsync("2026-11-24 15:15", Bureau, before + 1);
        Assert.Contains(report.Number.Text, reminder, StringComparison.Ordinal);
        Assert.Contains("催办", reminder, StringComparison.Ordinal);
        await cases.RestartAsync();
        before = cases.Platform.Notices(Office).Count;
        await cases.ToldAsync("2026-11-26 10:00", Office, before + 1);
        await cases.RestartAsync();
        await cases.SettleAsync("2026-11-29 12:00");

        Assert.Equal(1, Told(cases, Bureau, Reminded));
        Assert.Equal(1, Told(cases, Office, Escalated));
        Assert.Equal(1, await cases.EventsAsync(report, CaseAction.Remind));
        Assert.Equal(1, await cases.EventsAsync(report, CaseAction.Escalate));
    }

    [Fact]
    public async Task An_urgent_report_that_nobody_takes_up_is_told_of_within_its_minutes_at_night_too()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-22 02:00", quiet: true);
        await cases.FileAsync(Urgency.Urgent);
        Assert.Contains("前签收", await cases.ToldAsync("2026-11-22 02:15", Bureau, 1), StringComparison.Ordinal);
        Assert.Contains("前签收", await cases.ToldAsync("2026-11-22 02:30", Office, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_urgent_report_that_was_taken_up_has_the_ordinary_time_from_then_on()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        var report = await cases.FileAsync(Urgency.Urgent);
        cases.Clock.SetUtcNow(CaseStage.At("2026-11-23 10:10"));
        await cases.MoveAsync(report, ReportState.Accepted, CaseAction.Accept);
        await cases.SettleAsync("2026-11-23 20:00");
        Assert.Empty(cases.Platform.Notices(Bureau));
        await cases.SettleAsync("2026-11-24 15:24");
        Assert.Equal(0, Told(cases, Bureau, Reminded));
        await cases.SettleAsync("2026-11-24 15:25");
        await cases.SettleAsync("2026-11-24 15:26");
        Assert.Equal(1, Told(cases, Bureau, Reminded));
    }

    [Fact]
    public async Task A_case_that_was_settled_or_withdrawn_in_time_is_told_of_no_more()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        var settled = await cases.FileAsync();
        await cases.MoveAsync(settled, ReportState.Done, CaseAction.Finish);
        var withdrawn = await cases.FileAsync();
        await cases.MoveAsync(withdrawn, ReportState.Withdrawn, CaseAction.Withdraw);
        Assert.Equal(0, await cases.Stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE replace_key LIKE 'timer:%'"));
        await cases.SettleAsync("2026-11-27 10:00");
        Assert.Equal(0, Told(cases, Bureau, Reminded) + Told(cases, Office, Escalated));
    }

    [Fact]
    public async Task A_reminder_in_the_quiet_hours_is_said_at_their_end()
    {
        // A fire that is over: a day around the clock, so that half of it falls into the night.
        await using var cases = await CaseStage.OpenAsync("2026-11-25 12:00", quiet: true);
        await cases.FileAsync(kind: "fire");
        await cases.SettleAsync("2026-11-26 00:05");
        Assert.Equal(1, await cases.Stage.QueryAsync<long>("SELECT reminded FROM report"));
        Assert.Equal(0, Told(cases, Bureau, Reminded));
        await cases.SettleAsync("2026-11-26 08:05");
        Assert.Equal(1, Told(cases, Bureau, Reminded));
    }

    [Fact]
    public async Task A_timer_that_runs_twice_tells_once()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        var report = await cases.FileAsync();
        cases.Clock.SetUtcNow(report.Case.DueAt!.Value);
        var timer = Timer(CaseTimerKind.Due, report);
        for (var run = 0; run < 3; run++)
        {
            // As after a crash between the transaction and the end of the row; its own row in the outbox does the same beside it.
            Assert.IsType<SendResult.Sent>(await cases.TimerSender.SendAsync(timer, TestContext.Current.CancellationToken));
        }

        await cases.SettleAsync("2026-11-26 10:01");
        Assert.Equal(1, await cases.EventsAsync(report, CaseAction.Escalate));
        Assert.Equal(1, Told(cases, Office, Escalated));
    }

    [Fact]
    public async Task A_timer_taken_while_the_time_was_planned_anew_tells_nothing()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        var report = await cases.FileAsync();
        cases.Clock.SetUtcNow(CaseStage.At("2026-11-24 15:00"));
        var returned = await cases.MoveAsync(report, ReportState.Returned, CaseAction.Return);
        await cases.MoveAsync(returned, ReportState.Filed, CaseAction.Assign);
        await cases.TimerSender.SendAsync(Timer(CaseTimerKind.Half, report) with { ReplaceKey = $"timer:{report.Number.Text}" }, TestContext.Current.CancellationToken);
        Assert.Equal(0, await cases.EventsAsync(report, CaseAction.Remind));
    }

    [Fact]
    public async Task A_timer_that_cannot_be_read_is_parked_and_one_of_a_case_that_is_gone_is_done()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        var report = await cases.FileAsync();
        var token = TestContext.Current.CancellationToken;
        Assert.IsType<SendResult.Never>(await cases.TimerSender.SendAsync(Timer(CaseTimerKind.Due, report) with { Payload = "{" }, token));
        Assert.IsType<SendResult.Never>(await cases.TimerSender.SendAsync(Timer(CaseTimerKind.Due, report) with { Payload = OutboxPayload.Write(new CaseTimer(CaseTimerKind.Digest, "soon")) }, token));
        Assert.IsType<SendResult.Sent>(await cases.TimerSender.SendAsync(Timer(CaseTimerKind.Due, report) with { Payload = OutboxPayload.Write(new CaseTimer(CaseTimerKind.Due, "WG20261123-ZZZZ")) }, token));
    }

    [Fact]
    public async Task What_is_filed_by_chat_has_its_timer_until_it_is_withdrawn()
    {
        const string timers = "SELECT COUNT(*) FROM outbox WHERE replace_key LIKE 'timer:WG%'";
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        Assert.Equal(1, await stage.QueryAsync<long>(timers));
        Assert.Equal(1, await stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox o JOIN report r ON r.number = o.subject AND r.due_at > o.due_at WHERE o.replace_key = 'timer:' || r.number"));
        await stage.Client.TextAsync("zhang", $"撤回 {number}");
        Assert.Equal(0, await stage.QueryAsync<long>(timers));
    }

    private static OutboxItem Timer(CaseTimerKind kind, Report report) => new()
    {
        Id = "again",
        Kind = OutboxKind.CaseTimer,
        Target = "timer",
        Payload = OutboxPayload.Write(new CaseTimer(kind, report.Number.Text)),
        DueAt = report.FiledAt,
        CreatedAt = report.FiledAt,
    };

    private static int Told(CaseStage cases, string group, string words) => cases.Platform.Notices(group).Count(notice => notice.Words.Contains(words, StringComparison.Ordinal));
}
