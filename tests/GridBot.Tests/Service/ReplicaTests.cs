// Replicas on one database: any of them takes any message, and together they have the effects of one.
using System.Net;
using GridBot.Tests.Pages;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class ReplicaTests
{
    [Fact]
    public async Task A_conversation_goes_on_at_whatever_replica_its_messages_arrive_and_one_access_token_serves_all()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await using var second = await stage.StartReplicaAsync();
        using var other = new CallbackClient(() => second.Address);
        await stage.Client.TextAsync("zhang", "楼道里消防栓没水,水带也没了");
        await stage.Platform.SentAsync("zhang");
        Assert.Contains("锦绣小区5号楼", (await other.TextAsync("zhang", "锦绣小区5号楼")).Text, StringComparison.Ordinal);
        var filed = await stage.Client.TextAsync("zhang", "提交");
        Assert.Contains(ReportNumbers.In(filed.Text), (await other.TextAsync("zhang", "我的上报")).Text, StringComparison.Ordinal);
        await other.TextAsync("li", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("li");
        Assert.Single(stage.Platform.Calls("gettoken"));
        Assert.Equal(1, await stage.CountAsync("report"));
    }

    [Fact]
    public async Task A_message_delivered_to_two_replicas_at_once_has_one_effect_and_the_same_reply()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await using var second = await stage.StartReplicaAsync();
        using var other = new CallbackClient(() => second.Address);
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        var id = CallbackClient.NewId();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? stage.Client : other).TextAsync("zhang", "提交", id)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await stage.CountAsync("report"));
        await stage.Platform.NoticeAsync("gonganju");
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Single(stage.Platform.Notices("gonganju"));
    }

    [Fact]
    public async Task Two_replicas_that_share_the_outbox_send_everything_once()
    {
        const int people = 30;
        await using var stage = await ServiceStage.OpenAsync();
        await using var second = await stage.StartReplicaAsync();
        using var other = new CallbackClient(() => second.Address);
        await Task.WhenAll(Enumerable.Range(0, people).Select(i => (i % 2 == 0 ? stage.Client : other).TextAsync($"worker{i}", $"和平路{200 + i}号楼道堆满纸箱")));
        for (var i = 0; i < people; i++)
        {
            await stage.Platform.SentAsync($"worker{i}");
        }

        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Equal(people, stage.Platform.Calls("message/send").Count);
    }

    [Fact]
    public async Task A_token_that_the_platform_refuses_is_fetched_anew_once_by_all_replicas_together()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await using var second = await stage.StartReplicaAsync();
        using var other = new CallbackClient(() => second.Address);
        await DeliverAsync(stage.Client, "zhang", "和平路212号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        stage.Platform.Next("message/send", FakeAnswer.Code(42001));
        await DeliverAsync(other, "li", "和平路214号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("li", 2);
        await DeliverAsync(stage.Client, "wang", "和平路216号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("wang");
        Assert.Equal(2, stage.Platform.Calls("gettoken").Count);
        var row = await stage.QueryAsync<string>("SELECT app || edition || sealed FROM access_token");
        Assert.DoesNotContain(FakeWeCom.AccessToken, row, StringComparison.Ordinal);
    }

    /// <summary>Delivers a message as the platform does: again when it got 503, which two programs on one SQLite file may cause each other.</summary>
    private static async Task DeliverAsync(CallbackClient client, string user, string text)
    {
        var id = CallbackClient.NewId();
        await Eventually.AsAsync(() => client.TextAsync(user, text, id), answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_signs_in_at_one_replica_is_signed_in_at_all_and_no_key_lies_in_a_file()
    {
        await using var stage = await PageStage.OpenAsync();
        await using var second = await stage.Service.StartReplicaAsync();
        var number = await stage.FileAsync();
        var address = stage.Service.Address;
        using var browser = new PageBrowser(() => address);
        var left = await browser.LeaveAsync($"/reports/{number}");
        // The way back from the platform ends at the other replica.
        address = second.Address;
        await browser.ReturnAsync(left["state"], PageStage.CodeOf(PageStage.Officer));
        var page = await browser.GetAsync($"/reports/{number}");
        Assert.True(page.Offers("accept"), page.Words);
        address = stage.Service.Address;
        Assert.True((await browser.GetAsync($"/reports/{number}")).Offers("accept"));
        // The form that one replica wrote is taken by the other.
        address = second.Address;
        Assert.InRange((int)(await browser.StepAsync(page, number, "accept")).Status, 200, 303);
        Assert.Equal("Accepted", await stage.Service.QueryAsync<string>("SELECT state FROM report"));
        // What lies there are the keys of personal fields: the pages' session key is derived, and lies nowhere.
        Assert.Equal(["audit.key", "k1.key"], Directory.EnumerateFiles(Path.Combine(stage.Service.Folder.File("data"), "keys")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
