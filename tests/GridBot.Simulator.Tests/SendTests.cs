// message/send and its quotas.
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class SendTests
{
    [Fact]
    public async Task A_text_is_shown_and_answered_with_a_msgid()
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await stage.SendAsync(new { content = "您好" });
        Assert.Equal(0, Stage.Code(answer));
        Assert.NotEmpty((string)answer["msgid"]!);
        Assert.Null(answer["response_code"]);
        Assert.Equal("您好", Assert.Single(stage.Simulator.Phone("zhangsan").Messages).Text);
    }

    [Fact]
    public async Task Some_wrong_recipients_are_named_in_lower_case_and_the_rest_delivered()
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await stage.SendAsync(new { content = "您好" }, touser: "ZhangSan|NoBody|Nobody2");
        Assert.Equal(0, Stage.Code(answer));
        Assert.Equal("nobody|nobody2", (string)answer["invaliduser"]!);
        Assert.Single(stage.Simulator.Phone("zhangsan").Messages);
    }

    [Theory]
    [InlineData("nobody", 81013)]
    [InlineData("", 82001)]
    public async Task Without_a_good_recipient_the_call_is_refused(string touser, int code)
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(code, Stage.Code(await stage.SendAsync(new { content = "您好" }, touser: touser)));
    }

    [Fact]
    public async Task More_than_a_hundred_parties_are_refused()
    {
        await using var stage = await Stage.OpenAsync();
        var parties = string.Join('|', Enumerable.Range(1, 101));
        var answer = await stage.CallAsync("message/send", new { toparty = parties, msgtype = "text", agentid = 1000002, text = new { content = "一" } });
        Assert.Equal(82002, Stage.Code(answer));
    }

    [Fact]
    public async Task Another_agent_id_and_an_unknown_type_are_refused()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(301002, Stage.Code(await stage.CallAsync("message/send", new { touser = "zhangsan", msgtype = "text", agentid = 5, text = new { content = "一" } })));
        Assert.Equal(41011, Stage.Code(await stage.CallAsync("message/send", new { touser = "zhangsan", msgtype = "text", text = new { content = "一" } })));
        Assert.Equal(40008, Stage.Code(await stage.SendAsync(new { content = "一" }, "markdown_v2")));
        Assert.Equal(44004, Stage.Code(await stage.SendAsync(new { content = "" })));
    }

    [Fact]
    public async Task Text_is_cut_at_2048_bytes_on_a_character_or_refused_by_setting()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(0, Stage.Code(await stage.SendAsync(new { content = new string('好', 683) })));
        Assert.Equal(682, stage.Simulator.Phone("zhangsan").Messages[0].Text.Length);
        await using var strict = await Stage.OpenAsync(new SimulatorOptions { RefuseLongText = true });
        Assert.Equal(45002, Stage.Code(await strict.SendAsync(new { content = new string('好', 683) })));
    }

    [Fact]
    public async Task Markdown_over_2048_bytes_is_refused_with_the_real_text()
    {
        await using var stage = await Stage.OpenAsync();
        var answer = await stage.SendAsync(new { content = new string('x', 2049) }, "markdown");
        Assert.Equal(40058, Stage.Code(answer));
        Assert.StartsWith("markdown.content exceed max length 2048. invalid Request Parameter, hint: [", (string)answer["errmsg"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_and_textcard_need_articles_and_links_with_a_scheme()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(45008, Stage.Code(await stage.SendAsync(new { articles = Array.Empty<object>() }, "news")));
        Assert.Equal(45034, Stage.Code(await stage.SendAsync(new { articles = new[] { new { title = "t", url = "example.com" } } }, "news")));
        Assert.Equal(45034, Stage.Code(await stage.SendAsync(new { title = "t", description = "d", url = "example.com" }, "textcard")));
        Assert.Equal(0, Stage.Code(await stage.SendAsync(new { title = "t", description = "d", url = "https://example.com" }, "textcard")));
        Assert.Equal(40007, Stage.Code(await stage.SendAsync(new { media_id = "none" }, "image")));
    }

    [Fact]
    public async Task The_31st_message_to_a_member_in_a_minute_is_dropped_with_code_0()
    {
        await using var stage = await Stage.OpenAsync();
        for (var i = 0; i < 31; i++)
        {
            Assert.Equal(0, Stage.Code(await stage.SendAsync(new { content = $"第{i}条" })));
        }

        Assert.Equal(30, stage.Simulator.Phone("zhangsan").Messages.Count);
        Assert.Equal((1, 1, 0), (stage.Simulator.Tally.Dropped, stage.Simulator.Tally.DroppedFor("zhangsan"), stage.Simulator.Tally.DroppedFor("chenjing")));
        Assert.Single(stage.Simulator.Events.After(0), entry => entry is { Kind: "dropped", Subject: "zhangsan" });
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.SendAsync(new { content = "又一条" });
        Assert.Equal("又一条", stage.Simulator.Phone("zhangsan").Messages[^1].Text);
    }

    [Fact]
    public async Task The_1001st_message_to_a_member_in_an_hour_is_dropped_although_every_minute_was_kept()
    {
        await using var stage = await Stage.OpenAsync();
        for (var i = 0; i < 1001; i++)
        {
            if (i > 0 && i % 30 == 0)
            {
                stage.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.Equal(0, Stage.Code(await stage.SendAsync(new { content = $"第{i}条" })));
        }

        Assert.Equal((1000, 1), (stage.Simulator.Tally.OnPhone("zhangsan"), stage.Simulator.Tally.DroppedFor("zhangsan")));
        await stage.SendAsync(new { content = "另一人的不受影响" }, touser: "chenjing");
        Assert.Equal((1, 0), (stage.Simulator.Tally.OnPhone("chenjing"), stage.Simulator.Tally.DroppedFor("chenjing")));
        stage.Clock.Advance(TimeSpan.FromMinutes(27));
        await stage.SendAsync(new { content = "一小时后" });
        Assert.Equal(1001, stage.Simulator.Tally.OnPhone("zhangsan"));
    }

    [Fact]
    public async Task The_21st_post_of_a_robot_in_a_minute_is_refused_and_counted_and_each_received_one_has_its_time()
    {
        await using var stage = await Stage.OpenAsync();
        var path = stage.Simulator.WebhookUrl("gonganju").PathAndQuery["/cgi-bin/".Length..];
        for (var i = 0; i < 21; i++)
        {
            var answer = await stage.PostAsync(path, $$"""{"msgtype":"text","text":{"content":"第{{i}}条"} }""");
            Assert.Equal(i < 20 ? 0 : 45009, Stage.Code(answer));
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var tally = stage.Simulator.Tally;
        Assert.Equal((20, 1, 1, 0), (tally.InGroup("gonganju"), tally.Throttled, tally.ThrottledIn("gonganju"), tally.Dropped));
        var received = stage.Simulator.GroupMessages("gonganju");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"第{i}条"), received.Select(message => message.Text));
        Assert.Equal(TimeSpan.FromSeconds(19), received[^1].At - received[0].At);
        stage.Simulator.Faults.Next("webhook/send", new Fault.Code(45009));
        await stage.PostAsync(path, """{"msgtype":"text","text":{"content":"演练"}}""");
        Assert.Equal(1, tally.Throttled);
        stage.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(0, Stage.Code(await stage.PostAsync(path, """{"msgtype":"text","text":{"content":"又一条"}}""")));
    }

    [Fact]
    public async Task Settings_and_groups_do_not_print_their_secrets()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.DoesNotContain(stage.Simulator.Options.Secret, stage.Simulator.Options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Simulator.Groups[0].RobotKey, stage.Simulator.Groups[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_duplicate_check_compares_the_whole_request_within_its_interval()
    {
        await using var stage = await Stage.OpenAsync();
        var body = new { touser = "zhangsan", msgtype = "text", agentid = 1000002, text = new { content = "一" }, enable_duplicate_check = 1, duplicate_check_interval = 60 };
        await stage.CallAsync("message/send", body);
        Assert.Equal(0, Stage.Code(await stage.CallAsync("message/send", body)));
        Assert.Single(stage.Simulator.Phone("zhangsan").Messages);
        stage.Clock.Advance(TimeSpan.FromSeconds(60));
        await stage.CallAsync("message/send", body);
        Assert.Equal(2, stage.Simulator.Phone("zhangsan").Messages.Count);
    }
}
