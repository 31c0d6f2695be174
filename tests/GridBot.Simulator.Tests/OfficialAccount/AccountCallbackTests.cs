// Callbacks of the account: check of the address, the three modes, retries, odd deliveries, and what messages and events carry.
using System.Xml.Linq;
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class AccountCallbackTests
{
    [Fact]
    public async Task The_address_is_checked_by_a_plain_echo()
    {
        await using var stage = await AccountStage.OpenAsync(connect: false);
        stage.Bot.Echo = echo => $"\"{echo}\"";
        Assert.False((await stage.Account.SaveCallbackUrlAsync(stage.Bot.Url, AccountStage.Ended)).Accepted);
        Assert.Null(stage.Account.CallbackUrl);
        Assert.Equal("no callback URL was saved", (await stage.Phone.SendTextAsync("喂", AccountStage.Ended)).Problem);
        stage.Bot.Echo = echo => echo;
        Assert.True((await stage.Account.SaveCallbackUrlAsync(stage.Bot.Url, AccountStage.Ended)).Accepted);
    }

    [Theory]
    [InlineData(PublicAccountMode.Plain, "", "Content,CreateTime,FromUserName,MsgId,MsgType,ToUserName")]
    [InlineData(PublicAccountMode.Compatible, "aes", "Content,CreateTime,Encrypt,FromUserName,MsgId,MsgType,ToUserName")]
    [InlineData(PublicAccountMode.Safe, "aes", "Encrypt,ToUserName")]
    public async Task Each_mode_posts_what_it_should(PublicAccountMode mode, string encryptType, string elements)
    {
        await using var stage = await AccountStage.OpenAsync(new PublicAccountOptions { Mode = mode });
        await stage.Phone.SendTextAsync("井盖没了 ]]> 😀", AccountStage.Ended);
        var received = Assert.Single(stage.Bot.Messages);
        Assert.Equal("井盖没了 ]]> 😀", received["Content"]);
        Assert.Equal((AccountStage.Liu, stage.Account.Options.OriginalId), (received["FromUserName"], received["ToUserName"]));
        Assert.Equal(elements, string.Join(',', XElement.Parse(received.Body).Elements().Select(element => element.Name.LocalName).Order()));
        Assert.Equal((encryptType, AccountStage.Liu), (received.Query["encrypt_type"].ToString(), received.Query["openid"].ToString()));
        Assert.Equal(40, received.Query["signature"].ToString().Length);
        Assert.Equal(encryptType.Length > 0, received.Query.ContainsKey("msg_signature"));
        Assert.Equal("delivered", Assert.Single(stage.Phone.Messages).State);
    }

    [Fact]
    public async Task An_unanswered_message_comes_three_times_in_all_with_the_same_inner_xml()
    {
        await using var stage = await AccountStage.OpenAsync();
        stage.Bot.Answer = async _ =>
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
            return "success";
        };
        var outcome = await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        Assert.Equal(["timeout", "timeout", "timeout"], outcome.Attempts.Select(attempt => attempt.Failure));
        Assert.Single(stage.Bot.Messages.Select(message => message.Raw).Distinct());
        Assert.Equal(3, stage.Bot.Messages.Select(message => message.Body).Distinct().Count());
        Assert.Equal(3, stage.Bot.Messages.Select(message => message.Query["nonce"].ToString()).Distinct().Count());
        Assert.Equal(["failed", ""], stage.Phone.Messages.Select(message => message.State));
        Assert.Equal("该公众号暂时无法提供服务，请稍后再试", stage.Phone.Messages[1].Text);
        Assert.Equal(0, stage.Account.Tally.OnPhone(AccountStage.Liu));
    }

    [Fact]
    public async Task A_lost_answer_brings_the_same_message_again()
    {
        await using var stage = await AccountStage.OpenAsync();
        stage.Account.Faults.Next(FaultPlan.Callback, new Fault.ResetAfter());
        await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        Assert.Equal(2, stage.Bot.Messages.Count);
        Assert.Single(stage.Bot.Messages.Select(message => message["MsgId"]).Distinct());
        Assert.Single(stage.Phone.Messages);
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
        await using var stage = await AccountStage.OpenAsync();
        var outcome = await stage.Phone.SendTextAsync("假的", trick, AccountStage.Ended);
        Assert.Equal(400, Assert.Single(outcome.Attempts).Status);
        Assert.Empty(stage.Bot.Messages);
        Assert.Single(stage.Phone.Messages);
    }

    [Fact]
    public async Task A_plain_post_to_a_safe_account_carries_a_good_signature_of_the_address()
    {
        await using var stage = await AccountStage.OpenAsync();
        var query = "";
        stage.Bot.Intercept = http =>
        {
            query = http.Request.QueryString.Value!;
            return Task.FromResult(false);
        };
        await stage.Phone.SendTextAsync("假的", CallbackTrick.PlainPost, AccountStage.Ended);
        Assert.StartsWith("?signature=", query, StringComparison.Ordinal);
        Assert.DoesNotContain("encrypt_type", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tricks_of_the_cipher_are_not_played_where_there_is_none()
    {
        await using var stage = await AccountStage.OpenAsync(new PublicAccountOptions { Mode = PublicAccountMode.Plain });
        Assert.Equal("the trick needs an encrypted text", (await stage.Phone.SendTextAsync("假的", CallbackTrick.BrokenBase64, AccountStage.Ended)).Problem);
        Assert.Equal(400, (await stage.Phone.SendTextAsync("假的", CallbackTrick.BadSignature, AccountStage.Ended)).LastStatus);
        Assert.Equal(400, (await stage.Phone.SendTextAsync("假的", CallbackTrick.DtdPayload, AccountStage.Ended)).LastStatus);
    }

    [Fact]
    public async Task A_duplicate_is_encrypted_afresh_and_a_replay_repeats_the_bytes()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendTextAsync("一", CallbackTrick.DuplicateDelivery, AccountStage.Ended);
        await stage.Phone.SendTextAsync("二", CallbackTrick.Replay, AccountStage.Ended);
        var posts = stage.Bot.Messages.ToArray();
        Assert.Equal(posts[0].Raw, posts[1].Raw);
        Assert.NotEqual(posts[0].Body, posts[1].Body);
        Assert.Equal(posts[2].Body, posts[3].Body);
    }

    [Fact]
    public async Task Messages_carry_their_fields()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendImageAsync(Stage.Png(), AccountStage.Ended);
        await stage.Phone.SendVoiceAsync([.. "#!AMR\n1234"u8], "", AccountStage.Ended);
        await stage.Phone.SendVideoAsync([0, 0, 0, 24, .. "ftypisom"u8], AccountStage.Ended);
        await stage.Phone.SendLocationAsync(38.914003, 121.614682, "中山广场", AccountStage.Ended);
        await stage.Phone.SendLinkAsync("指南", "怎么上报", new Uri("https://a.cn/"), AccountStage.Ended);
        var received = stage.Bot.Messages.ToArray();
        Assert.Equal(["image", "voice", "video", "location", "link"], received.Select(message => message["MsgType"]));
        using var http = new HttpClient();
        Assert.Equal(Stage.Png(), await http.GetByteArrayAsync(new Uri(received[0]["PicUrl"]), AccountStage.Ended));
        Assert.Equal(("amr", ""), (received[1]["Format"], received[1].Xml.Element("Recognition")!.Value));
        Assert.NotEqual("", received[2]["ThumbMediaId"]);
        Assert.Equal(("38.914003", "121.614682", "中山广场"), (received[3]["Location_X"], received[3]["Location_Y"], received[3]["Label"]));
        Assert.Equal("https://a.cn/", received[4]["Url"]);
    }

    [Fact]
    public async Task Events_are_spelt_and_filled_as_the_platform_does()
    {
        await using var stage = await AccountStage.OpenAsync();
        var lin = stage.Account.Phone(AccountStage.Lin);
        await lin.ScanAsync("42", AccountStage.Ended);
        await lin.ScanAsync("43", AccountStage.Ended);
        await lin.ReportLocationAsync(38.9, 121.6, 30, AccountStage.Ended);
        await lin.SendEventAsync("user_authorization_revoke", "", AccountStage.Ended);
        await lin.UnsubscribeAsync(AccountStage.Ended);
        var received = stage.Bot.Messages.ToArray();
        Assert.Equal(
            [("subscribe", "qrscene_42"), ("SCAN", "43"), ("LOCATION", ""), ("user_authorization_revoke", ""), ("unsubscribe", "")],
            received.Select(message => (message["Event"], message["EventKey"])));
        Assert.All(received, message => Assert.Null(message.Xml.Element("MsgId")));
        Assert.NotEqual("", received[0]["Ticket"]);
        Assert.Equal(("38.900000", "30.000000"), (received[2]["Latitude"], received[2]["Precision"]));
        Assert.False((await lin.UnsubscribeAsync(AccountStage.Ended)).Delivered);
    }

    [Fact]
    public async Task A_burst_arrives_whole()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendBurstAsync(["一", "二", "三", "四"], AccountStage.Ended);
        Assert.Equal(4, stage.Bot.Messages.Select(message => message["MsgId"]).Distinct().Count());
    }
}
