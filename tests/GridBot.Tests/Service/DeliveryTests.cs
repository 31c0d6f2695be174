// The platform fails in every way it knows: what was filed is delivered all the same, or its reason is seen.
using System.Net;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_notice_is_delivered_after_every_passing_fault()
    {
        await using var stage = await ServiceStage.OpenAsync();
        FakeAnswer[] faults = [FakeAnswer.Code(45009), FakeAnswer.Code(-1), new FakeAnswer.Status(HttpStatusCode.InternalServerError), new FakeAnswer.Cut(), new FakeAnswer.Json("<html>busy</html>")];
        stage.Platform.Next("webhook/send", faults);
        var number = await FileAsync(stage, "zhang");
        var delivered = await stage.Platform.NoticeAsync("gonganju", faults.Length + 1);
        Assert.Contains(number, delivered.Words, StringComparison.Ordinal);
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"status\":\"ready\"", StringComparison.Ordinal) && text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Equal(faults.Length + 1, stage.Platform.Notices("gonganju").Count);
        var metrics = await stage.MetricsAsync();
        Assert.Contains("""gridbot_sends_total{kind="GroupNotice",result="Again",reason="rate"} 1""", metrics, StringComparison.Ordinal);
        Assert.Contains("""gridbot_sends_total{kind="GroupNotice",result="Sent",reason="ok"} 1""", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robot_that_is_not_in_the_group_is_seen_and_the_notice_goes_out_when_that_is_mended()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("webhook/send", _ => FakeAnswer.Code(93000));
        await FileAsync(stage, "zhang");
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"status\":\"degraded\"", StringComparison.Ordinal) && text.Contains("\"outboxMisconfigured\":1", StringComparison.Ordinal));
        Assert.Equal("robot", await stage.QueryAsync<string>("SELECT last_reason FROM outbox WHERE kind = 'GroupNotice'"));
        Assert.Contains("""gridbot_outbox_rows{state="misconfigured"} 1""", await stage.MetricsAsync(), StringComparison.Ordinal);
        stage.Platform.Allow("webhook/send");
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"status\":\"ready\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_that_can_never_go_out_is_parked_with_its_reason()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Next("webhook/send", FakeAnswer.Code(40058));
        await FileAsync(stage, "zhang");
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"status\":\"degraded\"", StringComparison.Ordinal) && text.Contains("\"outboxParked\":1", StringComparison.Ordinal));
        Assert.Equal("content", await stage.QueryAsync<string>("SELECT parked_reason FROM outbox WHERE kind = 'GroupNotice'"));
        Assert.Single(stage.Platform.Notices("gonganju"));
        Assert.Contains("""gridbot_sends_parked_total{kind="GroupNotice",reason="content"} 1""", await stage.MetricsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_without_an_address_is_seen_and_the_default_catches_it()
    {
        await using var without = await ServiceStage.OpenAsync(settings => settings with { Groups = new Dictionary<string, GridBot.Channels.Secret>(StringComparer.Ordinal) });
        await FileAsync(without, "zhang");
        await Eventually.AsAsync(without.ReadinessAsync, text => text.Contains("\"outboxMisconfigured\":1", StringComparison.Ordinal));
        Assert.Empty(without.Platform.Calls("webhook/send"));
        await using var other = await ServiceStage.OpenAsync(settings => settings with { Groups = new Dictionary<string, GridBot.Channels.Secret>(StringComparer.Ordinal) { ["Default"] = new("robot-default") } });
        await FileAsync(other, "zhang");
        await other.Platform.NoticeAsync("default");
    }

    [Theory]
    [InlineData(42001)]
    [InlineData(40014)]
    public async Task A_token_that_ended_early_is_renewed_and_the_answer_sent(int code)
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        Assert.Single(stage.Platform.Calls("gettoken"));
        stage.Platform.Next("message/send", FakeAnswer.Code(code));
        await stage.Client.TextAsync("liguoqiang", "和平路14号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("liguoqiang", 2);
        Assert.Equal(2, stage.Platform.Calls("gettoken").Count);
    }

    [Fact]
    public async Task An_answer_to_a_person_is_delivered_after_passing_faults()
    {
        await using var stage = await ServiceStage.OpenAsync();
        FakeAnswer[] faults = [FakeAnswer.Code(-1), new FakeAnswer.Status(HttpStatusCode.ServiceUnavailable), FakeAnswer.Code(45009)];
        stage.Platform.Next("message/send", faults);
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        Assert.Contains("和平路12号3单元", (await stage.Platform.SentAsync("zhang", faults.Length + 1)).Words, StringComparison.Ordinal);
        // Each try is the same request, so that the platform can recognise a repetition.
        Assert.Single(stage.Platform.SentTo("zhang").Select(call => call.Body!.ToJsonString()).Distinct(StringComparer.Ordinal));
    }

    private static async Task<string> FileAsync(ServiceStage stage, string user)
    {
        await stage.Client.TextAsync(user, "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync(user);
        return ReportNumbers.In((await stage.Client.TextAsync(user, "提交")).Text);
    }
}
