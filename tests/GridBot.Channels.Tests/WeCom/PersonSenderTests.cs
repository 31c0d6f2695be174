// Messages to persons over real HTTP: cards, fall-backs, parts, lost answers.
using System.Text;
using System.Text.RegularExpressions;
using GridBot.Channels.WeCom;
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class PersonSenderTests
{
    private const string Send = "POST /cgi-bin/message/send";

    private static readonly OutboundMessage Question = new(
        "请核对\n【消防安全】通道堵塞",
        [new("地点", "和平路12号3单元"), new("时间", "刚刚")],
        [new("submit", "提交"), new("edit", "修改"), new("other", "换个类别")],
        "发照片会一起带上",
        "q7");

    [Fact]
    public async Task a_plain_message_goes_out_as_text_with_a_guard_against_doubles()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, """{"errcode":0,"errmsg":"ok","invaliduser":"","msgid":"MSG1"}""");
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Sent("MSG1"), await channel.SendAsync(OutboundMessage.Plain("已上报 <😀> & \"WG\"")));
        var json = fake.To("/cgi-bin/message/send").Single().Json;
        Assert.Equal(("zs", "text", 1000002, 1), (json.GetProperty("touser").GetString(), json.GetProperty("msgtype").GetString(), json.GetProperty("agentid").GetInt32(), json.GetProperty("enable_duplicate_check").GetInt32()));
        Assert.InRange(json.GetProperty("duplicate_check_interval").GetInt32(), 7200, 14400);
        Assert.Contains("已上报 <😀> & \\\"WG\\\"", fake.To("/cgi-bin/message/send").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_question_goes_out_as_a_card_within_the_platforms_limits()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, """{"errcode":0,"msgid":"M","response_code":"R"}""");
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Sent("M") { ResponseCode = "R" }, await channel.SendAsync(Question));
        var body = fake.To("/cgi-bin/message/send").Single().Text;
        var taskId = fake.To("/cgi-bin/message/send").Single().Json.GetProperty("template_card").GetProperty("task_id").GetString()!;
        Assert.Matches("^[0-9A-Za-z_@-]{1,128}$", taskId);
        var expected = """{"touser":"zs","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction","main_title":{"title":"请核对"},"sub_title_text":"【消防安全】通道堵塞\n发照片会一起带上","horizontal_content_list":[{"keyname":"地点","value":"和平路12号3单元"},{"keyname":"时间","value":"刚刚"}],"task_id":"TASK","button_list":[{"text":"1. 提交","style":1,"key":"q7:submit"},{"text":"2. 修改","style":2,"key":"q7:edit"},{"text":"3. 换个类别","style":2,"key":"q7:other"}]},"enable_duplicate_check":1,"duplicate_check_interval":SECONDS}""";
        Assert.Equal(expected.Replace("TASK", taskId, StringComparison.Ordinal), Regex.Replace(body, "_interval\":[0-9]+", "_interval\":SECONDS", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(42014)]
    [InlineData(42031)]
    [InlineData(42038)]
    [InlineData(42051)]
    [InlineData(43012)]
    [InlineData(40058)]
    [InlineData(40008)]
    [InlineData(45002)]
    [InlineData(42099)]
    public async Task a_refused_card_is_said_in_words_at_once(int code)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, $$"""{"errcode":{{code}}}""").Once(Send, """{"errcode":0,"msgid":"T"}""");
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Sent("T"), await channel.SendAsync(Channel.Person(Question) with { Attempts = 1, LastReason = "rate" }, TestContext.Current.CancellationToken));
        var text = fake.To("/cgi-bin/message/send").Last().Json.GetProperty("text").GetProperty("content").GetString();
        Assert.Equal(MessageText.Render(Question), text);
    }

    [Fact]
    public async Task once_refused_a_card_is_not_tried_again()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, """{"errcode":42031}""").Once(Send, StrictPlatform.Reset).Once(Send, """{"errcode":0}""");
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Again("connection"), await channel.SendAsync(Question));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Person(Question) with { Attempts = 1, LastReason = "connection" }, TestContext.Current.CancellationToken));
        Assert.Equal(["template_card", "text", "text"], fake.To("/cgi-bin/message/send").Select(c => c.Json.GetProperty("msgtype").GetString()));
    }

    [Theory]
    [InlineData(81013, typeof(SendResult.Never))]
    [InlineData(60020, typeof(SendResult.Misconfigured))]
    [InlineData(45009, typeof(SendResult.Again))]
    [InlineData(-1, typeof(SendResult.Again))]
    public async Task what_has_nothing_to_do_with_the_card_is_not_tried_as_text(int code, Type result)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, $$"""{"errcode":{{code}}}""");
        await using var channel = new Channel(fake);
        Assert.IsType(result, await channel.SendAsync(Question));
    }

    [Theory]
    [InlineData("time-out")]
    [InlineData("connection")]
    [InlineData("http-5xx")]
    [InlineData(null)]
    public async Task a_task_that_exists_after_a_lost_answer_had_arrived(string? lastReason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, """{"errcode":42014,"errmsg":"taskid has existed or empty or exceed max len"}""");
        await using var channel = new Channel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Channel.Person(Question) with { Attempts = 1, LastReason = lastReason }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task a_send_whose_answer_is_lost_is_not_repeated_blindly_and_its_repetition_is_the_same_bytes()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, StrictPlatform.Silence).Once(Send, StrictPlatform.Reset).Once(Send, "bad gateway", 502).Once(Send, """{"errcode":0}""");
        await using var channel = new Channel(fake, o => o with { SendTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(new SendResult.Again("time-out"), await channel.SendAsync(Question));
        Assert.Equal(new SendResult.Again("connection"), await channel.SendAsync(Question));
        Assert.Equal(new SendResult.Again("http-5xx"), await channel.SendAsync(Question));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Question));
        Assert.Single(fake.To("/cgi-bin/message/send").Select(c => c.Text).Distinct(StringComparer.Ordinal));
        Assert.Equal(4, fake.To("/cgi-bin/message/send").Count());
    }

    [Fact]
    public async Task the_same_words_in_two_rows_are_two_requests()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Always(Send, """{"errcode":0}""");
        await using var channel = new Channel(fake);
        foreach (var i in Enumerable.Range(0, 50))
        {
            await channel.SendAsync(OutboundMessage.Plain("请回复数字"), $"row-{i}");
        }

        Assert.Equal(50, fake.To("/cgi-bin/message/send").Select(c => c.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task a_stalled_answer_ends_too()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, async (context, call) =>
        {
            context.Response.ContentLength = 100;
            await context.Response.StartAsync();
            await StrictPlatform.Silence(context, call);
        });
        await using var channel = new Channel(fake, o => o with { SendTimeout = TimeSpan.FromMilliseconds(100) });
        Assert.Equal(new SendResult.Again("time-out"), await channel.SendAsync(Question));
    }

    [Fact]
    public async Task after_many_failures_the_platform_is_left_alone()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, "", 503).Once(Send, "", 503).Once(Send, "", 503);
        await using var channel = new Channel(fake, o => o with { BreakAfter = 3 });
        foreach (var _ in Enumerable.Range(0, 3))
        {
            Assert.Equal(new SendResult.Again("http-5xx"), await channel.SendAsync(Question));
        }

        Assert.Equal(new SendResult.Again("circuit", After: channel.Options.BreakFor), await channel.SendAsync(Question));
    }

    [Fact]
    public async Task nobody_listening_is_said_as_such()
    {
        var fake = await StrictPlatform.StartAsync();
        await using var channel = new Channel(fake, o => o with { Retries = 0 });
        await fake.DisposeAsync();
        Assert.Equal(new SendResult.Again("unreachable"), await channel.SendAsync(Question));
    }

    [Fact]
    public async Task cancellation_is_thrown()
    {
        await using var fake = await StrictPlatform.StartAsync();
        using var stop = new CancellationTokenSource();
        fake.WithToken().Once(Send, async (context, call) =>
        {
            await stop.CancelAsync();
            await StrictPlatform.Silence(context, call);
        });
        await using var channel = new Channel(fake);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.SendAsync(Channel.Person(Question), stop.Token));
    }

    [Theory]
    [InlineData("""{"errcode":0,"invaliduser":"zs","msgid":"M"}""")]
    [InlineData("""{"errcode":0,"unlicenseduser":"zs","msgid":"M"}""")]
    [InlineData("""{"errcode":0,"invaliduser":["zs"]}""")]
    public async Task code_0_that_did_not_reach_the_person_is_no_success(string answer)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, answer);
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Never("recipient"), await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Theory]
    [InlineData("wecom:@all", "recipient")]
    [InlineData("wecom:a|b", "recipient")]
    [InlineData("wecom:", "recipient")]
    [InlineData("dingtalk:zs", "channel")]
    [InlineData("zs", "channel")]
    public async Task a_target_that_is_not_one_person_here_is_never_sent_to(string target, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Never(reason), await channel.SendAsync(Channel.Person(Question) with { Target = target }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task a_payload_that_cannot_be_read_is_never_sent()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Never("payload"), await channel.SendAsync(Channel.Item(OutboxKind.PersonMessage, "wecom:zs", "{"), TestContext.Current.CancellationToken));
        Assert.Equal(new SendResult.Never("content"), await channel.SendAsync(OutboundMessage.Plain(" \n")));
    }

    [Fact]
    public async Task a_long_text_goes_out_in_parts_and_goes_on_where_it_stopped()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Send, """{"errcode":0}""").Once(Send, """{"errcode":-1}""").Once(Send, """{"errcode":0}""").Once(Send, """{"errcode":0}""");
        await using var channel = new Channel(fake);
        var message = OutboundMessage.Plain(string.Join('\n', Enumerable.Range(1, 200).Select(i => $"第{i}行,楼道堆满纸箱")));
        Assert.Equal(new SendResult.Again("busy", -1) { Earlier = 1 }, await channel.SendAsync(message));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(message));
        string[] parts = [.. fake.To("/cgi-bin/message/send").Select(c => c.Json.GetProperty("text").GetProperty("content").GetString()!)];
        Assert.Equal(parts[1], parts[2]);
        Assert.EndsWith("\n(1/3)", parts[0], StringComparison.Ordinal);
        Assert.EndsWith("\n(3/3)", parts[3], StringComparison.Ordinal);
        Assert.All(parts, p => Assert.True(Encoding.UTF8.GetByteCount(p) <= 2048));
        Assert.Equal(4, parts.Length);
    }

    [Fact]
    public async Task a_part_whose_answer_is_lost_is_repeated_with_the_same_bytes_even_by_another_process()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Always(Send, """{"errcode":0}""");
        var message = OutboundMessage.Plain(new string('长', 1000));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var channel = new Channel(fake);
            await channel.SendAsync(message);
        }

        string[] bodies = [.. fake.To("/cgi-bin/message/send").Select(c => c.Text)];
        Assert.Equal(bodies[..(bodies.Length / 2)], bodies[(bodies.Length / 2)..]);
    }

    [Fact]
    public async Task a_card_is_updated_by_its_code()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once("POST /cgi-bin/message/update_template_card", """{"errcode":0,"errmsg":"ok","invaliduser":[]}""").Once("POST /cgi-bin/message/update_template_card", """{"errcode":60140}""");
        await using var channel = new Channel(fake);
        Assert.IsType<SendResult.Sent>(await channel.Api.UpdateCardAsync("zs", "R1", "已选:提交", TestContext.Current.CancellationToken));
        Assert.Equal("""{"userids":["zs"],"agentid":1000002,"response_code":"R1","button":{"replace_name":"已选:提交"}}""", fake.To("/cgi-bin/message/update_template_card").Single().Text);
        Assert.Equal(new SendResult.Never("response-code", 60140), await channel.Api.UpdateCardAsync("zs", "R1", "x", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task without_settings_nothing_is_called()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new Channel(fake, o => o with { CorpId = "" });
        Assert.Equal(new SendResult.Misconfigured("channel-off"), await channel.SendAsync(Question));
    }

    [Fact]
    public async Task the_log_holds_no_secret_and_nothing_that_was_said()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken("THE-TOKEN").Once(Send, """{"errcode":42031,"errmsg":"card 请核对 THE-TOKEN, hint: [h-1]"}""").Once(Send, StrictPlatform.Reset);
        await using var channel = new Channel(fake);
        await channel.SendAsync(Question);
        Assert.Contains("h-1", channel.Log.All, StringComparison.Ordinal);
        Assert.All(["THE-TOKEN", "app+secret", "app%2Bsecret", "请核对", "access_token", "://"], s => Assert.DoesNotContain(s, channel.Log.All, StringComparison.Ordinal));
    }
}
