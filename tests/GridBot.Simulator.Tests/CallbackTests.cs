// The callback client: URL check, retries, odd deliveries and the strict reading of replies.
using System.Text;
using System.Xml.Linq;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class CallbackTests
{
    public static TheoryData<string> WrongEchoes => ["quotes", "bom", "newline", "empty"];

    [Theory]
    [MemberData(nameof(WrongEchoes))]
    public async Task A_url_that_dresses_the_echo_up_is_refused(string how)
    {
        await using var stage = await Stage.OpenAsync(connect: false);
        stage.Bot.Echo = echo => Task.FromResult<byte[]>(how switch
        {
            "quotes" => Encoding.UTF8.GetBytes($"\"{echo}\""),
            "bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(echo)],
            "newline" => Encoding.UTF8.GetBytes(echo + "\n"),
            _ => [],
        });
        var check = await stage.Simulator.SaveCallbackUrlAsync(stage.Bot.Url, TestContext.Current.CancellationToken);
        Assert.False(check.Accepted);
        Assert.Null(stage.Simulator.CallbackUrl);
    }

    [Fact]
    public async Task A_url_that_answers_after_more_than_a_second_is_refused()
    {
        await using var stage = await Stage.OpenAsync(connect: false);
        stage.Bot.Echo = echo =>
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(1.1));
            return Task.FromResult(Encoding.UTF8.GetBytes(echo));
        };
        var check = await stage.Simulator.SaveCallbackUrlAsync(stage.Bot.Url, TestContext.Current.CancellationToken);
        Assert.Equal(new UrlCheckResult(false, "timeout"), check);
    }

    [Fact]
    public async Task The_drawn_key_is_one_a_strict_base64_decoder_refuses()
    {
        await using var stage = await Stage.OpenAsync();
        var key = Encoding.ASCII.GetBytes(stage.Simulator.Options.EncodingAesKey + "=");
        Assert.Equal(System.Buffers.OperationStatus.InvalidData, System.Buffers.Text.Base64.DecodeFromUtf8(key, new byte[40], out _, out _));
    }

    [Fact]
    public async Task A_text_arrives_encrypted_and_its_passive_reply_is_shown()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.Text(received, "收到:" + received["Content"]));
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("楼道堆满纸箱 ]]> 😀", TestContext.Current.CancellationToken);
        Assert.True(outcome.Delivered, outcome.Problem);
        var messages = stage.Simulator.Phone("zhangsan").Messages;
        Assert.Equal(["楼道堆满纸箱 ]]> 😀", "收到:楼道堆满纸箱 ]]> 😀"], messages.Select(message => message.Text));
        Assert.Equal("delivered", messages[0].State);
        Assert.Equal("passive", messages[1].Origin);
        var received = Assert.Single(stage.Bot.Messages);
        Assert.Equal("zhangsan", received["FromUserName"]);
        Assert.Equal(stage.Simulator.Options.CorpId, received["ToUserName"]);
        Assert.Equal(stage.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(), received["CreateTime"]);
    }

    [Fact]
    public async Task The_order_of_elements_varies()
    {
        await using var stage = await Stage.OpenAsync();
        for (var i = 0; i < 8; i++)
        {
            await stage.Simulator.Phone("zhangsan").SendTextAsync("一", TestContext.Current.CancellationToken);
        }

        Assert.True(stage.Bot.Messages.Select(message => string.Join(',', message.Xml.Elements().Select(element => element.Name))).Distinct().Count() > 1);
        Assert.True(stage.Bot.Bodies.Select(body => string.Join(',', XElement.Parse(body).Elements().Select(element => element.Name))).Distinct().Count() > 1);
    }

    [Fact]
    public async Task An_unanswered_message_is_sent_again_after_5_s_with_the_same_inner_xml_and_a_fresh_envelope()
    {
        await using var stage = await Stage.OpenAsync();
        var calls = 0;
        stage.Bot.Reply = async received =>
        {
            if (++calls < 3)
            {
                stage.Clock.Advance(TimeSpan.FromSeconds(5));
                await Task.Yield();
            }

            return stage.Bot.Text(received, "好");
        };
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("井盖没了", TestContext.Current.CancellationToken);
        Assert.Equal(["timeout", "timeout", ""], outcome.Attempts.Select(attempt => attempt.Failure));
        Assert.Equal(3, stage.Bot.Messages.Count);
        Assert.Single(stage.Bot.Messages.Select(message => message.Raw).Distinct());
        Assert.Equal(3, stage.Bot.Messages.Select(message => message.Encrypt).Distinct().Count());
        Assert.Equal(3, stage.Bot.Messages.Select(message => message.Nonce).Distinct().Count());
        Assert.Equal("好", stage.Simulator.Phone("zhangsan").Messages[^1].Text);
    }

    [Fact]
    public async Task Errors_are_retried_three_times_and_then_given_up()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Intercept = http =>
        {
            http.Response.StatusCode = 500;
            return Task.FromResult(true);
        };
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("井盖没了", TestContext.Current.CancellationToken);
        Assert.False(outcome.Delivered);
        Assert.Equal([500, 500, 500, 500], outcome.Attempts.Select(attempt => attempt.Status));
        Assert.Equal("failed", Assert.Single(stage.Simulator.Phone("zhangsan").Messages).State);
    }

    [Theory]
    [InlineData(CallbackTrick.BadSignature)]
    [InlineData(CallbackTrick.ForeignCorpId)]
    [InlineData(CallbackTrick.BrokenBase64)]
    [InlineData(CallbackTrick.TruncatedCipher)]
    [InlineData(CallbackTrick.BrokenPadding)]
    [InlineData(CallbackTrick.HugeBody)]
    [InlineData(CallbackTrick.DtdPayload)]
    [InlineData(CallbackTrick.DtdEnvelope)]
    [InlineData(CallbackTrick.MalformedEnvelope)]
    [InlineData(CallbackTrick.PlainPost)]
    public async Task A_forged_delivery_is_one_a_strict_bot_refuses_and_is_not_retried(CallbackTrick trick)
    {
        await using var stage = await Stage.OpenAsync();
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("假的", trick, TestContext.Current.CancellationToken);
        Assert.Equal(400, Assert.Single(outcome.Attempts).Status);
        Assert.Empty(stage.Bot.Messages);
    }

    [Fact]
    public async Task An_old_timestamp_is_signed_correctly()
    {
        await using var stage = await Stage.OpenAsync();
        var asked = "";
        stage.Bot.Intercept = http =>
        {
            asked = http.Request.Query["timestamp"].ToString();
            return Task.FromResult(false);
        };
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("旧的", CallbackTrick.OldTimestamp, TestContext.Current.CancellationToken);
        Assert.Equal(200, outcome.LastStatus);
        Assert.Equal(stage.Clock.GetUtcNow().AddDays(-2).ToUnixTimeSeconds().ToString(), asked);
    }

    [Fact]
    public async Task A_duplicate_is_encrypted_afresh_and_a_replay_repeats_the_bytes()
    {
        await using var stage = await Stage.OpenAsync();
        var phone = stage.Simulator.Phone("zhangsan");
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.Text(received, "好"));
        var duplicate = await phone.SendTextAsync("一", CallbackTrick.DuplicateDelivery, TestContext.Current.CancellationToken);
        Assert.Equal(2, duplicate.Attempts.Count);
        Assert.Equal("好", duplicate.RepeatedReply?.Content);
        Assert.Equal(2, phone.Messages.Count);
        var first = stage.Bot.Messages.ToArray();
        Assert.Equal(first[0].Raw, first[1].Raw);
        Assert.NotEqual(first[0].Encrypt, first[1].Encrypt);
        await phone.SendTextAsync("二", CallbackTrick.Replay, TestContext.Current.CancellationToken);
        var second = stage.Bot.Messages.ToArray();
        Assert.Equal((second[2].Encrypt, second[2].Nonce), (second[3].Encrypt, second[3].Nonce));
    }

    [Fact]
    public async Task Control_characters_are_sent_raw()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.Simulator.Phone("zhangsan").SendTextAsync("脏", CallbackTrick.ControlCharacters, TestContext.Current.CancellationToken);
        Assert.Contains("\u0001脏\u000b\u001f", Assert.Single(stage.Bot.Messages).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_events_of_one_second_differ_only_in_their_key()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.Simulator.Phone("zhangsan").SendEventPairAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["first", "second"], stage.Bot.Messages.Select(message => message["EventKey"]).Order());
        Assert.Single(stage.Bot.Messages.Select(message => message["CreateTime"]).Distinct());
    }

    [Fact]
    public async Task Photos_places_and_voices_carry_their_fields()
    {
        await using var stage = await Stage.OpenAsync();
        var phone = stage.Simulator.Phone("chenjing");
        await phone.SendImageAsync(Stage.Png(), TestContext.Current.CancellationToken);
        await phone.SendLocationAsync(38.914003, 121.614682, "中山广场", TestContext.Current.CancellationToken);
        await phone.SendVoiceAsync([.. "#!AMR\n1234"u8], TestContext.Current.CancellationToken);
        var received = stage.Bot.Messages.ToArray();
        using var picture = await stage.GetRawAsync(received[0]["PicUrl"]);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("38.914003", "121.614682", "中山广场"), (received[1]["Location_X"], received[1]["Location_Y"], received[1]["Label"]));
        Assert.Equal("amr", received[2]["Format"]);
    }

    public static TheoryData<string> WrongReplies => ["not-xml", "signature", "parties", "type", "card-update"];

    [Theory]
    [MemberData(nameof(WrongReplies))]
    public async Task A_wrong_reply_is_not_shown(string fault)
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Intercept = async http =>
        {
            var to = new Received(new XElement("xml", new XElement("FromUserName", fault == "parties" ? "someoneelse" : "zhangsan")), "", "", "");
            var inner = fault == "card-update" ? stage.Bot.UpdateButton(to, "好") : stage.Bot.Text(to, "好");
            var body = stage.Bot.Envelope(fault == "type" ? inner.Replace("[text]", "[markdown]", StringComparison.Ordinal) : inner);
            body = fault switch { "not-xml" => "success", "signature" => body.Replace(">1700000000<", ">1700000001<", StringComparison.Ordinal), _ => body };
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), http.RequestAborted);
            return true;
        };
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("在吗", TestContext.Current.CancellationToken);
        Assert.True(outcome.Delivered);
        Assert.StartsWith("reply refused", outcome.Problem, StringComparison.Ordinal);
        Assert.Single(stage.Simulator.Phone("zhangsan").Messages);
    }

    [Fact]
    public async Task A_long_reply_is_cut_on_a_character()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.Text(received, new string('好', 700)));
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("在吗", TestContext.Current.CancellationToken);
        Assert.Equal(682, stage.Simulator.Phone("zhangsan").Messages[^1].Text.Length);
        Assert.Equal("text cut at 2048 bytes", outcome.Problem);
    }
}
