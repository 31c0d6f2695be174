// The platform delivers again what it believes was lost: one effect, the same answer.
using Xunit;

namespace GridBot.Tests.Service;

public sealed class DuplicateTests
{
    [Fact]
    public async Task A_second_delivery_gets_the_same_reply_and_files_nothing_again()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var id = CallbackClient.NewId();
        var first = await stage.Client.TextAsync("zhang", "提交", id);
        Assert.StartsWith("已上报，编号 WG", first.Text, StringComparison.Ordinal);
        await stage.Platform.NoticeAsync("gonganju");
        var seen = await stage.CountAsync("seen");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(first.Text, (await stage.Client.TextAsync("zhang", "提交", id)).Text);
        }

        Assert.Equal((1L, seen), (await stage.CountAsync("report"), await stage.CountAsync("seen")));
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Single(stage.Platform.Notices("gonganju"));
        Assert.Single(stage.Platform.SentTo("zhang"));
        Assert.Contains("""gridbot_turns_total{kind="Text",outcome="duplicate"} 3""", await stage.MetricsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_of_one_message_that_arrive_together_have_one_effect()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var id = CallbackClient.NewId();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => stage.Client.TextAsync("zhang", "提交", id)));
        Assert.Single(answers.Select(answer => answer.Text).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await stage.CountAsync("report"));
        await stage.Platform.NoticeAsync("gonganju");
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Single(stage.Platform.Notices("gonganju"));
    }

    [Fact]
    public async Task The_same_tap_delivered_twice_counts_once()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        var card = await stage.Platform.SentAsync("zhang");
        var tap = CallbackClient.Inner("zhang", "event", $"<Event>template_card_event</Event><EventKey>{card.ButtonKey("提交")}</EventKey><TaskId>{card.TaskId}</TaskId><ResponseCode>code1</ResponseCode>");
        var first = await stage.Client.PostAsync(tap);
        var second = await stage.Client.PostAsync(tap);
        Assert.Equal(("已选：提交", "已选：提交"), (first.Button, second.Button));
        Assert.Equal(1, await stage.CountAsync("report"));
    }
}
