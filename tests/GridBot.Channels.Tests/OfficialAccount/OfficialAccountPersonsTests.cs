// Messages to followers: the window and its room, parts, templates, and whatever the platform answers.
using System.Text;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Tests.Platform;
using GridBot.Channels.Tests.WeCom;
using GridBot.Channels.WeCom;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountPersonsTests
{
    private const string Send = "POST /cgi-bin/message/custom/send";
    private const string Template = "POST /cgi-bin/message/template/send";
    private const string Subscription = "POST /cgi-bin/message/subscribe/bizsend";
    private const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    private static readonly OutboundOutcome Outcome = new("WG20261122-0001", "消防安全:三单元楼道堆放大量纸箱杂物挡住消防通道", "已办结", new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8)), "");

    private static readonly OutboundMessage Told = OutboundMessage.Plain("您上报的问题已办结") with { Outcome = Outcome };

    private static readonly SendResult Shut = new SendResult.AwaitsPerson();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task in_an_open_window_a_text_goes_out_as_it_is()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken("T").Once(Send, Ok);
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Sent(), await channel.SendAsync(OutboundMessage.Plain("已上报 <😀> & \"WG\"")));
        var call = fake.To("/cgi-bin/message/custom/send").Single();
        Assert.Equal("T", call.Query["access_token"]);
        Assert.Equal("""{"touser":"oPerson","msgtype":"text","text":{"content":"已上报 <😀> & \"WG\""}}""", call.Text);
    }

    [Fact]
    public async Task a_question_is_its_numbered_lines()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Send, Ok);
        await using var channel = new AccountChannel(fake);
        await channel.SendAsync(new OutboundMessage("确认?", [], [new("y", "是"), new("n", "否")], "", "q"));
        Assert.Equal("确认?\n1. 是\n2. 否", fake.To("/cgi-bin/message/custom/send").Single().Json.GetProperty("text").GetProperty("content").GetString());
    }

    [Fact]
    public async Task a_shut_window_is_not_knocked_at()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new AccountChannel(fake);
        foreach (var window in (MessageWindow?[])[null, new(channel.Clock.GetUtcNow().AddHours(-48), 0), new(channel.Clock.GetUtcNow(), 5), new(channel.Clock.GetUtcNow(), 7)])
        {
            channel.Window = window;
            Assert.Equal(Shut, await channel.SendAsync(OutboundMessage.Plain("x")));

            // An outcome without a template waits, too.
            Assert.Equal(Shut, await channel.SendAsync(Told));
        }

        Assert.Empty(fake.Calls);
    }

    [Fact]
    public async Task the_window_is_open_to_its_last_second_and_its_last_message()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Send, Ok);
        await using var channel = new AccountChannel(fake);
        channel.Window = new MessageWindow(channel.Clock.GetUtcNow().AddHours(-48).AddSeconds(1), 4);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Fact]
    public async Task a_long_text_goes_out_in_marked_parts_if_all_of_them_fit_the_window()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Send, Ok).Once(Send, """{"errcode":-1}""").Once(Send, Ok).Once(Send, Ok);
        await using var channel = new AccountChannel(fake);
        var message = OutboundMessage.Plain(string.Concat(Enumerable.Repeat("很长的一段话。", 250)));
        var item = AccountChannel.Person(message);
        Assert.Equal(3, channel.Sender(OutboxKind.PersonMessage).CountPosts(item));
        channel.Window = new MessageWindow(channel.Clock.GetUtcNow(), 3);
        Assert.Equal(Shut, await channel.SendAsync(item, Stop));

        channel.Window = channel.Window with { Posts = 2 };
        Assert.Equal(new SendResult.Again("busy", -1) { Earlier = 1 }, await channel.SendAsync(item, Stop));
        Assert.Equal(2, channel.Sender(OutboxKind.PersonMessage).CountPosts(item));

        // What went out already needs no room any more.
        channel.Window = channel.Window with { Posts = 3 };
        Assert.Equal(new SendResult.Sent(Posts: 2), await channel.SendAsync(item, Stop));
        var parts = fake.To("/cgi-bin/message/custom/send").Select(c => c.Json.GetProperty("text").GetProperty("content").GetString()!).ToList();
        Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, 2048));
        Assert.Equal(["(1/3)", "(2/3)", "(2/3)", "(3/3)"], parts.Select(part => part[^5..]));
    }

    [Theory]
    [InlineData(45015)]
    [InlineData(45047)]
    public async Task the_platforms_word_on_the_window_counts(int code)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Send, $$"""{"errcode":{{code}},"errmsg":"no"}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.AwaitsPerson("window", code), await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task behind_a_shut_window_an_outcome_goes_through_the_template(bool isKnownHere)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Template, """{"errcode":0,"errmsg":"ok","msgid":200228332}""");
        await using var channel = new AccountChannel(fake, WithTemplate("template"));
        if (isKnownHere)
        {
            channel.Window = null;
        }
        else
        {
            fake.Once(Send, """{"errcode":45015}""");
        }

        Assert.Equal(new SendResult.Sent("200228332"), await channel.SendAsync(Told));
        var json = fake.To("/cgi-bin/message/template/send").Single().Json;
        Assert.Equal(("oPerson", "TM1"), (json.GetProperty("touser").GetString(), json.GetProperty("template_id").GetString()));
        Assert.Equal(SendGuardId(), json.GetProperty("client_msg_id").GetString());
        var data = json.GetProperty("data").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetProperty("value").GetString()!);
        Assert.Equal("WG20261122-0001", data["character_string1"]);
        Assert.Equal("消防安全:三单元楼道堆放大量纸箱杂物挡…", data["thing3"]);
        Assert.Equal(("2026-11-22 09:30", "已办结", "-"), (data["time5"], data["phrase2"], data["thing9"]));
    }

    [Fact]
    public async Task a_subscription_notice_is_sent_by_its_own_call()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Subscription, Ok);
        await using var channel = new AccountChannel(fake, WithTemplate("subscription")) { Window = null };
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Told));
        Assert.False(fake.To("/cgi-bin/message/subscribe/bizsend").Single().Json.TryGetProperty("client_msg_id", out _));
    }

    [Theory]
    [InlineData(43101, typeof(SendResult.AwaitsPerson), "window")]
    [InlineData(43004, typeof(SendResult.Never), "recipient")]
    [InlineData(43019, typeof(SendResult.Never), "recipient")]
    [InlineData(40003, typeof(SendResult.Never), "recipient")]
    [InlineData(47003, typeof(SendResult.Never), "template-field")]
    [InlineData(40037, typeof(SendResult.Misconfigured), "template")]
    [InlineData(45009, typeof(SendResult.Again), "quota")]
    [InlineData(40241, typeof(SendResult.Again), "duplicate")]
    public async Task a_refused_template_says_what_comes_next(int code, Type type, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Template, $$"""{"errcode":{{code}}}""");
        await using var channel = new AccountChannel(fake, WithTemplate("template")) { Window = null };
        var result = await channel.SendAsync(Told);
        Assert.Equal((type, reason, code), (result.GetType(), result.Reason, result.Code));
    }

    [Fact]
    public async Task nothing_but_an_outcome_goes_through_the_template()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new AccountChannel(fake, WithTemplate("template")) { Window = null };
        Assert.Equal(Shut, await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Theory]
    [InlineData(48001, typeof(SendResult.Misconfigured), "permission")]
    [InlineData(45002, typeof(SendResult.Never), "content")]
    [InlineData(45011, typeof(SendResult.Again), "rate")]
    public async Task every_other_answer_is_followed_as_the_table_says(int code, Type type, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Send, $$"""{"errcode":{{code}}}""");
        await using var channel = new AccountChannel(fake);
        var result = await channel.SendAsync(Told);
        Assert.Equal((type, reason, code), (result.GetType(), result.Reason, result.Code));
    }

    [Fact]
    public async Task a_send_whose_answer_is_lost_is_not_repeated_blindly()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Send, StrictPlatform.Silence).Once(Send, StrictPlatform.Reset).Once(Send, "{}", 503);
        await using var channel = new AccountChannel(fake, o => o with { SendTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(new SendResult.Again("time-out"), await channel.SendAsync(Told));
        Assert.Equal(new SendResult.Again("connection"), await channel.SendAsync(Told));
        Assert.Equal(new SendResult.Again("http-5xx"), await channel.SendAsync(Told));
    }

    [Theory]
    [InlineData("official-account:", "recipient")]
    [InlineData("wecom:zs", "channel")]
    [InlineData("dingtalk:x", "channel")]
    [InlineData("oPerson", "channel")]
    public async Task whoever_is_not_here_is_never_sent_to(string target, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Never(reason), await channel.SendAsync(AccountChannel.Person(Told) with { Target = target }, Stop));
        Assert.Equal(new SendResult.Never(reason), await channel.SendAsync(AccountChannel.Fetch() with { Target = target }, Stop));
    }

    [Fact]
    public async Task what_cannot_be_said_is_never_sent()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Never("payload"), await channel.SendAsync(AccountChannel.Person(Told) with { Payload = "{" }, Stop));
        Assert.Equal(new SendResult.Never("content"), await channel.SendAsync(OutboundMessage.Plain(" \n")));
        Assert.Equal(new SendResult.Never("content"), await channel.SendAsync(OutboundMessage.Plain(new string('长', 2048 * 2))));
    }

    [Fact]
    public async Task beside_wecom_each_target_goes_its_own_way()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken("OA").WithToken("WW").Once(Send, Ok).Once("POST /cgi-bin/message/send", """{"errcode":0,"msgid":"M"}""");
        var weCom = new WeComOptions { CorpId = "ww01", AgentId = 1, Secret = new("s"), ApiBase = fake.Address };
        await using var channel = new AccountChannel(fake, weCom: weCom);
        Assert.Equal(new SendResult.Sent(), await channel.SendAsync(OutboundMessage.Plain("x")));
        Assert.Equal(new SendResult.Sent("M"), await channel.SendAsync(Channel.Person(OutboundMessage.Plain("x")), Stop));
        Assert.Equal("OA", fake.To("/cgi-bin/message/custom/send").Single().Query["access_token"]);
        Assert.Equal("WW", fake.To("/cgi-bin/message/send").Single().Query["access_token"]);
        Assert.Equal(4, channel.Senders.Select(sender => sender.Kind).Distinct().Count());
        Assert.Equal(4, channel.Senders.Count);
    }

    [Fact]
    public async Task the_log_holds_no_words_secrets_or_persons()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken("SECRET-TOKEN").Once(Send, """{"errcode":45015,"errmsg":"no rid: 7"}""").Once(Template, """{"errcode":43101}""");
        await using var channel = new AccountChannel(fake, WithTemplate("template"));
        await channel.SendAsync(Told);
        Assert.Contains("45015", channel.Log.All, StringComparison.Ordinal);
        Assert.All(["app+secret", "SECRET-TOKEN", "oPerson", "办结", "WG2026"], word => Assert.DoesNotContain(word, channel.Log.All, StringComparison.Ordinal));
    }

    private static string SendGuardId() => GridBot.Channels.Platform.SendGuard.TaskId("row-1");

    private static Func<OfficialAccountOptions, OfficialAccountOptions> WithTemplate(string kind) => o => o with
    {
        OutcomeTemplate = new OutcomeTemplate
        {
            Kind = kind, Id = "TM1",
            Fields = new Dictionary<string, string> { ["character_string1"] = "number", ["thing3"] = "matter", ["time5"] = "time", ["phrase2"] = "state", ["thing9"] = "note" },
        },
    };
}
