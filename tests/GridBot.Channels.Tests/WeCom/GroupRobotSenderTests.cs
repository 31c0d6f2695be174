// Notices to groups over real HTTP: robots, chats, addresses, answers, parts.
using GridBot.Channels.Tests.Platform;
using System.Text;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class GroupRobotSenderTests
{
    private const string Robot = "POST /cgi-bin/webhook/send";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_notice_goes_to_the_groups_robot_by_address_or_bare_key_or_default()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Always(Robot, """{"errcode":0,"errmsg":"ok"}""");
        await using var channel = new Channel(fake, groups: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fire"] = fake.Address + "cgi-bin/webhook/send?key=K-1", ["safety"] = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa", ["Default"] = "K-default",
        });
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Notice("**急** <@x>😀"), Stop));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Notice("x", "safety"), Stop));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Notice("x", "unknown"), Stop));
        Assert.Equal(["K-1", "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa", "K-default"], fake.Calls.Select(c => c.Query["key"].ToString()));
        Assert.Equal("""{"msgtype":"markdown","markdown":{"content":"**急** <@x>😀"}}""", fake.Calls.First().Text);
        Assert.All(["K-1", "693a91f6", "K-default", "://"], s => Assert.DoesNotContain(s, channel.Log.All, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "no-webhook")]
    [InlineData("", "no-webhook")]
    [InlineData("https://example.org/other?key=K", "webhook-form")]
    [InlineData("ftp://example.org/cgi-bin/webhook/send?key=K", "webhook-form")]
    [InlineData("https://qyapi.weixin.qq.com/cgi-bin/webhook/send", "webhook-form")]
    [InlineData("appchat:", "webhook-form")]
    [InlineData("appchat:not legal", "webhook-form")]
    [InlineData("two words", "webhook-form")]
    public async Task a_group_without_a_usable_address_is_a_matter_of_configuration(string? address, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        if (address is not null)
        {
            groups["fire"] = address;
        }

        await using var channel = new Channel(fake, groups: groups);
        Assert.Equal(new SendResult.Misconfigured(reason), await channel.SendAsync(Channel.Notice("x"), Stop));
    }

    [Theory]
    [InlineData(-1, typeof(SendResult.Again), "busy")]
    [InlineData(45033, typeof(SendResult.Again), "concurrency")]
    [InlineData(93000, typeof(SendResult.Misconfigured), "robot")]
    [InlineData(93004, typeof(SendResult.Misconfigured), "robot")]
    [InlineData(93008, typeof(SendResult.Misconfigured), "robot")]
    [InlineData(40058, typeof(SendResult.Never), "content")]
    [InlineData(40008, typeof(SendResult.Never), "content")]
    [InlineData(777, typeof(SendResult.Never), "unknown-code")]
    public async Task every_answer_of_a_robot_has_its_class(int code, Type type, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(Robot, $$"""{"errcode":{{code}},"errmsg":"x"}""");
        await using var channel = WithRobot(fake);
        var result = await channel.SendAsync(Channel.Notice("x"), Stop);
        Assert.Equal((type, reason, code), (result.GetType(), result.Reason, result.Code));
    }

    [Fact]
    public async Task a_robot_that_is_called_too_often_rests_for_a_minute()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(Robot, """{"errcode":45009,"errmsg":"api freq out of limit, hint: [1]"}""");
        await using var channel = WithRobot(fake);
        Assert.Equal(new SendResult.Again("rate", 45009, TimeSpan.FromSeconds(60)), await channel.SendAsync(Channel.Notice("x"), Stop));
    }

    [Fact]
    public async Task faults_of_the_network_are_tried_again_by_the_outbox_and_not_at_once()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(Robot, "", 500).Once(Robot, StrictPlatform.Reset).Once(Robot, StrictPlatform.Silence);
        await using var channel = new Channel(fake, o => o with { SendTimeout = TimeSpan.FromSeconds(1) }, new Dictionary<string, string>(StringComparer.Ordinal) { ["fire"] = "K" });
        Assert.Equal(new SendResult.Again("http-5xx"), await channel.SendAsync(Channel.Notice("x"), Stop));
        Assert.Equal(new SendResult.Again("connection"), await channel.SendAsync(Channel.Notice("x"), Stop));
        Assert.Equal(new SendResult.Again("time-out"), await channel.SendAsync(Channel.Notice("x"), Stop));
        Assert.Equal(3, fake.Calls.Count);
    }

    [Fact]
    public async Task a_long_notice_is_split_and_a_failed_part_does_not_repeat_those_before_it()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(Robot, """{"errcode":0}""").Once(Robot, """{"errcode":45009}""").Once(Robot, """{"errcode":0}""").Once(Robot, """{"errcode":0}""");
        await using var channel = WithRobot(fake);
        var notice = Channel.Notice(string.Join('\n', Enumerable.Range(1, 300).Select(i => $"> 第{i}条 和平路12号3单元")));
        Assert.IsType<SendResult.Again>(await channel.SendAsync(notice, Stop));
        Assert.Equal(new SendResult.Sent("", Posts: 2), await channel.SendAsync(notice, Stop));
        string[] parts = [.. fake.Calls.Select(c => c.Json.GetProperty("markdown").GetProperty("content").GetString()!)];
        Assert.Equal(["(1/3)", "(2/3)", "(2/3)", "(3/3)"], parts.Select(p => p[^5..]));
        Assert.All(parts, p => Assert.True(Encoding.UTF8.GetByteCount(p) <= 4096));
    }

    [Fact]
    public async Task an_application_chat_is_reached_with_the_token_and_has_the_smaller_limit()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken("T").Always("POST /cgi-bin/appchat/send", """{"errcode":0}""");
        await using var channel = new Channel(fake, groups: new Dictionary<string, string>(StringComparer.Ordinal) { ["fire"] = "appchat:chat01" });
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Notice(new string('长', 1000)), Stop));
        FakeCall[] calls = [.. fake.To("/cgi-bin/appchat/send")];
        Assert.Equal(2, calls.Length);
        Assert.All(calls, c => Assert.Equal(("T", "chat01", "markdown"), (c.Query["access_token"].ToString(), c.Json.GetProperty("chatid").GetString(), c.Json.GetProperty("msgtype").GetString())));
        Assert.All(calls, c => Assert.True(Encoding.UTF8.GetByteCount(c.Json.GetProperty("markdown").GetProperty("content").GetString()!) <= 2048));
    }

    [Fact]
    public async Task a_chat_that_is_gone_is_a_matter_of_configuration()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once("POST /cgi-bin/appchat/send", """{"errcode":86003}""");
        await using var channel = new Channel(fake, groups: new Dictionary<string, string>(StringComparer.Ordinal) { ["fire"] = "appchat:chat01" });
        Assert.Equal(new SendResult.Misconfigured("chat", 86003), await channel.SendAsync(Channel.Notice("x"), Stop));
    }

    [Fact]
    public async Task an_empty_or_unreadable_notice_is_never_sent()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = WithRobot(fake);
        Assert.Equal(new SendResult.Never("content"), await channel.SendAsync(Channel.Notice(" "), Stop));
        Assert.Equal(new SendResult.Never("payload"), await channel.SendAsync(Channel.Item(OutboxKind.GroupNotice, "fire", "nonsense"), Stop));
    }

    private static Channel WithRobot(StrictPlatform fake) => new(fake, groups: new Dictionary<string, string>(StringComparer.Ordinal) { ["fire"] = "K" });
}
