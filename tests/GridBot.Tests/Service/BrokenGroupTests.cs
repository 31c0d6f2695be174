// A bureau's robot is gone: the operator's group and the monitor are told, and nothing is lost; a burst comes as one digest.
using GridBot.Channels;
using GridBot.Configuration;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class BrokenGroupTests
{
    [Fact]
    public async Task A_robot_that_was_removed_is_told_once_shown_to_the_monitor_and_told_when_it_is_back()
    {
        await using var stage = await ServiceStage.OpenAsync(WithOperator);
        stage.Platform.Allow("webhook/send", call => call.Query == "key=robot-gonganju" ? FakeAnswer.Code(93000) : FakeAnswer.Ok);
        var number = await FileAsync(stage, "zhang", "和平路12号3单元楼道堆满纸箱");
        var told = await stage.Platform.NoticeAsync("operator");
        foreach (var part in (string[])["群 gonganju（市公安局）", "robot（代码 93000）", "Groups:gonganju:Webhook", "等待发送 1 条，全部保留"])
        {
            Assert.Contains(part, told.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(number, told.Words, StringComparison.Ordinal);
        var ready = await stage.ReadinessAsync();
        Assert.Contains("\"status\":\"degraded\"", ready, StringComparison.Ordinal);
        Assert.Contains("\"broken\":[{\"group\":\"gonganju\",\"kind\":\"GroupNotice\",", ready, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"robot\",\"code\":93000,\"waiting\":1,\"urgent\":0}]", ready, StringComparison.Ordinal);
        var metrics = await stage.MetricsAsync();
        Assert.Contains("gridbot_groups_broken 1", metrics, StringComparison.Ordinal);
        Assert.Contains("gridbot_groups_broken_waiting{urgency=\"normal\"} 1", metrics, StringComparison.Ordinal);

        // A restart in between tells nothing again.
        await stage.StopAsync();
        await stage.StartAsync();
        var before = stage.Platform.Notices("gonganju").Count;
        await stage.Platform.NoticeAsync("gonganju", before + 2);
        stage.Platform.Allow("webhook/send");
        Assert.Contains("已恢复发送", (await stage.Platform.NoticeAsync("operator", 2)).Words, StringComparison.Ordinal);
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"status\":\"ready\"", StringComparison.Ordinal) && text.Contains("\"broken\":[]", StringComparison.Ordinal));
        Assert.Contains(number, stage.Platform.Notices("gonganju")[^1].Words, StringComparison.Ordinal);
        Assert.Equal(2, stage.Platform.Notices("operator").Count);
    }

    [Fact]
    public async Task Reports_of_one_bureau_that_come_together_are_one_digest_with_all_numbers()
    {
        var window = TimeSpan.FromSeconds(3);
        await using var stage = await ServiceStage.OpenAsync(settings => settings with
        {
            Conversation = settings.Conversation with { GroupWindow = window },
            Notices = settings.Notices with { GroupWindow = window },
        });
        string[] numbers = [await FileAsync(stage, "zhang", "和平路12号3单元楼道堆满纸箱"), await FileAsync(stage, "liguoqiang", "中山路88号消火栓没有水")];
        var digest = await stage.Platform.NoticeAsync("gonganju");
        Assert.Contains("新情况 2 条", digest.Words, StringComparison.Ordinal);
        Assert.All(numbers, number => Assert.Contains($"**{number}**", digest.Words, StringComparison.Ordinal));
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Single(stage.Platform.Notices("gonganju"));
        Assert.Contains("gridbot_digest_notices_sum 2", await stage.MetricsAsync(), StringComparison.Ordinal);
    }

    private static GridBotSettings WithOperator(GridBotSettings settings) => settings with
    {
        Groups = new Dictionary<string, Secret>(settings.Groups, StringComparer.Ordinal) { ["operator"] = new("robot-operator") },
        Notices = settings.Notices with { OperatorGroup = "operator" },
    };

    private static async Task<string> FileAsync(ServiceStage stage, string user, string text)
    {
        await stage.Client.TextAsync(user, text);
        await stage.Platform.SentAsync(user);
        return ReportNumbers.In((await stage.Client.TextAsync(user, "提交")).Text);
    }
}
