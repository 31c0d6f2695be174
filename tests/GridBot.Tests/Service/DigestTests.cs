// The daily digest through the running service: once a working day, with nothing told twice or left out.
using System.Globalization;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Reports.Cases;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class DigestTests
{
    private const string Bureau = "gonganju";
    private const string Office = "zongzhiban";

    [Fact]
    public async Task On_a_working_morning_each_bureau_with_news_and_the_city_hear_how_things_stand()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        var settled = await cases.FileAsync();
        settled = await cases.MoveAsync(settled, ReportState.Accepted, CaseAction.Accept);
        settled = await cases.MoveAsync(settled, ReportState.Done, CaseAction.Finish);
        await cases.MoveAsync(settled, ReportState.Rated, CaseAction.Rate, settled.Case with { Rating = Rating.Satisfied });
        await cases.FileAsync();
        await cases.FileAsync(matter: 7, kind: "activity");

        var digest = await cases.ToldAsync("2026-11-24 08:30", Bureau, 1);
        foreach (var piece in (string[])["每日小结", "市公安局", "新来 2 件", "签收 1 件", "办结 1 件", "未办结 1 件", "满意 1", "工作记录 1 条"])
        {
            Assert.Contains(piece, digest, StringComparison.Ordinal);
        }

        await cases.SettleAsync();
        Assert.Contains("全市", Assert.Single(cases.Platform.Notices(Office)).Words, StringComparison.Ordinal);
        Assert.Equal(2, cases.Platform.Calls("webhook/send").Count);
    }

    [Fact]
    public async Task Over_a_weekend_nothing_is_said_and_on_monday_all_of_it()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-20 10:00");
        await cases.FileAsync();
        cases.Clock.SetUtcNow(CaseStage.At("2026-11-21 15:00"));
        await cases.FileAsync();
        await cases.SettleAsync("2026-11-23 08:29");
        Assert.Equal(0, Digests(cases, Bureau));
        await cases.SettleAsync("2026-11-23 08:31");
        Assert.Equal(1, Digests(cases, Bureau));
        Assert.Contains("新来 2 件", cases.Platform.Notices(Bureau).Single(IsDigest).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_is_not_told_again_and_restarts_change_nothing()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        await cases.FileAsync();
        await cases.RestartAsync();
        await cases.SettleAsync("2026-11-24 08:31");
        await cases.RestartAsync();
        await cases.SettleAsync("2026-11-24 12:00");
        await cases.RestartAsync();
        Assert.Equal(1, Digests(cases, Bureau));

        // The case of yesterday is open and in time: no news. Another one is.
        await cases.FileAsync(bureau: "huanbaoju", matter: 6);
        await cases.SettleAsync("2026-11-25 08:31");
        Assert.Equal(1, Digests(cases, Bureau));
        Assert.Equal(1, Digests(cases, "huanbaoju"));
        Assert.Contains("新来 1 件", cases.Platform.Notices(Office).Last(IsDigest).Words, StringComparison.Ordinal);
        Assert.Equal(1, await cases.Stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE replace_key = 'digest'"));
    }

    [Fact]
    public async Task A_service_that_was_away_at_the_time_tells_when_it_is_back_and_leaves_nothing_out()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        await cases.FileAsync();
        await cases.Stage.StopAsync();
        cases.Clock.SetUtcNow(CaseStage.At("2026-11-25 11:00"));
        await cases.Stage.StartAsync();
        await cases.SettleAsync();
        Assert.Equal(1, Digests(cases, Bureau));
        Assert.Contains("11月23日 10:00以来", cases.Platform.Notices(Bureau).Single(IsDigest).Words, StringComparison.Ordinal);
        await cases.FileAsync();
        await cases.SettleAsync("2026-11-26 08:31");
        Assert.Equal(2, Digests(cases, Bureau));
        Assert.Contains("新来 1 件", cases.Platform.Notices(Bureau).Last(IsDigest).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_runs_twice_is_told_once_and_plans_one_more()
    {
        await using var cases = await CaseStage.OpenAsync("2026-11-23 10:00");
        await cases.FileAsync();
        cases.Clock.SetUtcNow(CaseStage.At("2026-11-23 10:05"));
        var row = new OutboxItem
        {
            Id = "again",
            Kind = OutboxKind.CaseTimer,
            Target = "digest",
            Payload = OutboxPayload.Write(new CaseTimer(CaseTimerKind.Digest, CaseStage.At("2026-11-23 10:00").UtcDateTime.ToString("O", CultureInfo.InvariantCulture))),
            DueAt = CaseStage.At("2026-11-24 08:30"),
            CreatedAt = CaseStage.At("2026-11-23 10:00"),
            ReplaceKey = "digest",
        };
        for (var run = 0; run < 2; run++)
        {
            // As after a crash between the digest's transaction and the end of its row.
            Assert.IsType<SendResult.Sent>(await cases.TimerSender.SendAsync(row, TestContext.Current.CancellationToken));
        }

        await cases.SettleAsync("2026-11-23 10:06");
        Assert.Equal(1, Digests(cases, Bureau));
        Assert.Equal(1, await cases.Stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE replace_key = 'digest'"));
    }

    private static int Digests(CaseStage cases, string group) => cases.Platform.Notices(group).Count(IsDigest);

    private static bool IsDigest(FakeCall call) => call.Words.Contains("每日小结", StringComparison.Ordinal);
}
