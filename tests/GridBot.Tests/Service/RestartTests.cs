// A stop between any two messages loses nothing.
using Xunit;

namespace GridBot.Tests.Service;

public sealed class RestartTests
{
    [Fact]
    public async Task A_conversation_goes_on_after_a_restart()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "楼道里消防栓没水,水带也没了");
        await stage.Platform.SentAsync("zhang");
        await stage.StopAsync();
        await stage.StartAsync();
        Assert.Contains("锦绣小区5号楼", (await stage.Client.TextAsync("zhang", "锦绣小区5号楼")).Text, StringComparison.Ordinal);
        await stage.StopAsync();
        await stage.StartAsync();
        Assert.Contains("已上报，编号 WG", (await stage.Client.TextAsync("zhang", "提交")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_waited_goes_out_once_after_a_restart()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("webhook/send", _ => new FakeAnswer.Status(System.Net.HttpStatusCode.BadGateway));
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var number = ReportNumbers.In((await stage.Client.TextAsync("zhang", "提交")).Text);
        await stage.Platform.NoticeAsync("gonganju");
        await stage.StopAsync();
        var failed = stage.Platform.Notices("gonganju").Count;
        stage.Platform.Allow("webhook/send");
        await stage.StartAsync();
        Assert.Contains(number, (await stage.Platform.NoticeAsync("gonganju", failed + 1)).Words, StringComparison.Ordinal);
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Equal(failed + 1, stage.Platform.Notices("gonganju").Count);
    }

    [Fact]
    public async Task The_calm_answer_to_a_burst_survives_a_stop_in_its_second()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.StopAsync();
        await stage.StartAsync();
        Assert.Contains("和平路12号3单元", (await stage.Platform.SentAsync("zhang")).Words, StringComparison.Ordinal);
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Single(stage.Platform.SentTo("zhang"));
    }

    [Fact]
    public async Task A_second_delivery_after_a_restart_gets_the_stored_reply()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var id = CallbackClient.NewId();
        var first = await stage.Client.TextAsync("zhang", "提交", id);
        await stage.StopAsync();
        await stage.StartAsync();
        Assert.Equal(first.Text, (await stage.Client.TextAsync("zhang", "提交", id)).Text);
        Assert.Equal(1, await stage.CountAsync("report"));
    }
}
