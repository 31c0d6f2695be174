// Planned faults of the API.
using System.Net;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_planned_code_is_answered_once_and_without_effect()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        stage.Simulator.Faults.Next("message/send", new Fault.Code(-1), 2);
        Assert.Equal(-1, Stage.Code(await stage.SendAsync(new { content = "一" })));
        Assert.Equal(-1, Stage.Code(await stage.SendAsync(new { content = "一" })));
        Assert.Empty(stage.Simulator.Phone("zhangsan").Messages);
        Assert.Equal(0, Stage.Code(await stage.SendAsync(new { content = "一" })));
    }

    [Fact]
    public async Task A_planned_status_is_answered_with_html()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Simulator.Faults.Next(FaultPlan.AnyEndpoint, new Fault.Status(HttpStatusCode.BadGateway));
        using var response = await stage.GetRawAsync("/cgi-bin/gettoken");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_cut_connection_may_come_before_or_after_the_effect(bool after, int shown)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        stage.Simulator.Faults.Next("message/send", after ? new Fault.ResetAfter() : new Fault.ResetBefore());
        await Assert.ThrowsAsync<HttpRequestException>(() => stage.SendAsync(new { content = "一" }));
        Assert.Equal(shown, stage.Simulator.Phone("zhangsan").Messages.Count);
    }

    [Fact]
    public async Task A_slow_answer_waits_for_the_clock()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SignInAsync();
        stage.Simulator.Faults.Next("message/send", new Fault.Slow(TimeSpan.FromSeconds(30)));
        var sending = stage.SendAsync(new { content = "一" });
        await foreach (var entry in stage.Simulator.Events.FollowAsync(0, TestContext.Current.CancellationToken))
        {
            if (entry is { Kind: "call", Subject: "message/send" })
            {
                break;
            }
        }

        Assert.Single(stage.Simulator.Phone("zhangsan").Messages);
        Assert.False(sending.IsCompleted);
        while (!sending.IsCompleted)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(0, Stage.Code(await sending));
    }

    [Fact]
    public async Task A_lost_answer_brings_the_same_message_again()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.Text(received, "好"));
        stage.Simulator.Faults.Next(FaultPlan.AnyEndpoint, new Fault.ResetBefore());
        stage.Simulator.Faults.Next(FaultPlan.Callback, new Fault.ResetAfter());
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("一", TestContext.Current.CancellationToken);
        Assert.Equal(["connection", ""], outcome.Attempts.Select(attempt => attempt.Failure));
        Assert.Equal(2, stage.Bot.Messages.Count);
        Assert.Single(stage.Bot.Messages.Select(message => message["MsgId"]).Distinct());
        Assert.Equal(2, stage.Simulator.Phone("zhangsan").Messages.Count);
        Assert.Equal(1, stage.Simulator.Faults.Pending);
    }
}
