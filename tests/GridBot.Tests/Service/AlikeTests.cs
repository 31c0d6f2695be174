// The same thing again, and many alike, from the callback to the group.
using Xunit;

namespace GridBot.Tests.Service;

public sealed class AlikeTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_second_reporter_joins_the_open_case_and_the_group_gets_one_update()
    {
        await using var stage = await OpenAsync();
        await stage.Client.TextAsync("zhangwei", "和平路12号3单元楼道堆满纸箱,三楼老王家的");
        await stage.Platform.SentAsync("zhangwei");
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhangwei", "提交")).Text);
        await stage.Platform.NoticeAsync("gonganju");

        await stage.Client.TextAsync("li", "和平路十二号3单元楼道全是纸箱,根本走不了人");
        var asked = await stage.Platform.SentAsync("li");
        foreach (var part in (string[])["是同一件吗", "和平路12号3单元", "通道堵塞", "等待签收", "加上我"])
        {
            Assert.Contains(part, asked.Words, StringComparison.Ordinal);
        }

        var joined = await stage.Client.TextAsync("li", "1");
        Assert.Contains(number, joined.Text, StringComparison.Ordinal);
        Assert.Contains("2人", joined.Text, StringComparison.Ordinal);
        var update = await stage.Platform.NoticeAsync("gonganju", 2);
        foreach (var part in (string[])[number, "共2人", "根本走不了人"])
        {
            Assert.Contains(part, update.Words, StringComparison.Ordinal);
        }

        Assert.Equal(1, await stage.CountAsync("report"));
        Assert.Equal(1, await stage.CountAsync("report_follower"));
        Assert.Equal(2, await stage.QueryAsync<long>("SELECT reporters FROM report"));
        Assert.Equal("Join", await stage.QueryAsync<string>("SELECT action FROM report_event ORDER BY step DESC LIMIT 1"));
        Assert.Contains(number, (await stage.Client.TextAsync("li", $"进度 {number}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已撤回", (await stage.Client.TextAsync("li", $"撤回 {number}")).Text, StringComparison.Ordinal);
        Assert.Equal("Filed", await stage.QueryAsync<string>("SELECT state FROM report"));

        // Neither learns who the other is, nor what they said.
        Assert.All(stage.Platform.Notices("gonganju"), notice => Assert.DoesNotMatch("zhangwei|\\bli\\b", notice.Words));
        Assert.All(stage.Platform.SentTo("li"), message => Assert.DoesNotMatch("zhangwei|老王", message.Words));
        Assert.DoesNotMatch("zhangwei|老王", joined.Text);
        Assert.Equal(2, stage.Platform.Notices("gonganju").Count);
    }

    [Fact]
    public async Task Two_who_join_at_once_are_both_counted_and_told_of_in_one_update()
    {
        await using var stage = await OpenAsync();
        await stage.Client.TextAsync("a", "和平路12号3单元楼道堆满纸箱");
        await stage.Client.TextAsync("a", "提交");
        await stage.Platform.NoticeAsync("gonganju");
        string[] others = ["b", "c", "d"];
        foreach (var other in others)
        {
            await stage.Client.TextAsync(other, $"和平路12号3单元楼道堆满纸箱,{other}{other}{other}");
        }

        await Task.WhenAll(others.Select(other => stage.Client.TextAsync(other, "1")));
        Assert.Equal(4, await stage.QueryAsync<long>("SELECT reporters FROM report"));
        Assert.Equal(3, await stage.CountAsync("report_follower"));
        var update = await stage.Platform.NoticeAsync("gonganju", 2);
        Assert.Contains("共4人", update.Words, StringComparison.Ordinal);
        Assert.All(others, other => Assert.Contains($"{other}{other}{other}", update.Words, StringComparison.Ordinal));
        Assert.Equal(1, await stage.CountAsync("report"));
    }

    [Fact]
    public async Task Fifty_reports_of_one_failure_are_fifty_cases_and_few_posts()
    {
        await using var stage = await OpenAsync();
        for (var at = 0; at < 50; at++)
        {
            await stage.Client.TextAsync($"user{at}", $"锦绣小区{(at % 8) + 1}号楼{(at / 8) + 1}单元停水了");
            Assert.Contains("已上报", (await stage.Client.TextAsync($"user{at}", "提交")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(50, await stage.CountAsync("report"));
        Assert.Equal(1, await stage.QueryAsync<long>("SELECT COUNT(DISTINCT bureau) FROM report"));
        var group = await stage.QueryAsync<string>("SELECT bureau FROM report LIMIT 1");
        await Eventually.AsAsync(() => stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox_attempt WHERE subject LIKE 'situation:%' AND result = 'sent'"), count => count > 0);
        Assert.InRange(stage.Platform.Notices(group).Count, 1, 10);
        var told = stage.Platform.Notices(group)[^1].Words;
        var waiting = await stage.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE kind = 'GroupNotice' AND replace_key LIKE 'situation:%'");
        Assert.True(waiting == 1 || told.Contains("50件", StringComparison.Ordinal), told);
        if (waiting == 1)
        {
            Assert.Contains("50件", await stage.QueryAsync<string>("SELECT payload FROM outbox WHERE replace_key LIKE 'situation:%'"), StringComparison.Ordinal);
        }
    }

    private static Task<ServiceStage> OpenAsync() => ServiceStage.OpenAsync(settings => settings with { Conversation = settings.Conversation with { GroupWindow = Window } });
}
