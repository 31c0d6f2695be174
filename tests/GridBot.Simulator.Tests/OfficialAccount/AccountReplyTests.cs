// Passive replies: what is shown, and what makes the phone say that the account is out of service.
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class AccountReplyTests
{
    [Theory]
    [InlineData(PublicAccountMode.Plain, false)]
    [InlineData(PublicAccountMode.Compatible, false)]
    [InlineData(PublicAccountMode.Compatible, true)]
    [InlineData(PublicAccountMode.Safe, true)]
    public async Task A_reply_in_the_form_of_the_mode_is_shown(PublicAccountMode mode, bool encrypted)
    {
        await using var stage = await AccountStage.OpenAsync(new PublicAccountOptions { Mode = mode });
        stage.Bot.Answer = received =>
        {
            var plain = AccountBot.PlainText(received, "收到:" + received["Content"]);
            return Task.FromResult(encrypted ? stage.Bot.Seal(plain) : plain);
        };
        var outcome = await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        Assert.Equal("收到:井盖没了", outcome.Reply?.Content);
        Assert.Equal(("收到:井盖没了", "passive"), (stage.Phone.Messages[^1].Text, stage.Phone.Messages[^1].Origin));
    }

    [Theory]
    [InlineData("success")]
    [InlineData("")]
    public async Task Success_and_nothing_are_no_reply(string answer)
    {
        await using var stage = await AccountStage.OpenAsync();
        stage.Bot.Answer = _ => Task.FromResult(answer);
        var outcome = await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        Assert.True(outcome.Delivered);
        Assert.Equal("", outcome.Problem);
        Assert.Equal("delivered", Assert.Single(stage.Phone.Messages).State);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "quoted", "-40002 not XML" },
        { "json", "-40002 not XML" },
        { "cut", "-40002 not XML" },
        { "plain", "not encrypted in safe mode" },
        { "signature", "-40001 signature does not match" },
        { "parties", "the parties are not swapped" },
        { "type", "there is no type markdown" },
        { "empty", "Content is empty" },
        { "long", "Content is too long" },
        { "media", "MediaId is not one of the account's" },
        { "count", "ArticleCount is not the number of articles" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Anything_else_makes_the_phone_say_that_the_account_is_out_of_service(string fault, string reason)
    {
        await using var stage = await AccountStage.OpenAsync();
        stage.Bot.Answer = received =>
        {
            var plain = AccountBot.PlainText(received, fault switch { "empty" => "", "long" => new string('好', 683), _ => "好" });
            return Task.FromResult(fault switch
            {
                "quoted" => "\"success\"",
                "json" => "{\"errcode\":0}",
                "cut" => stage.Bot.Seal(plain)[..^9],
                "plain" => plain,
                "signature" => stage.Bot.Seal(plain).Replace(">1700000000<", ">1700000001<", StringComparison.Ordinal),
                "parties" => stage.Bot.Seal(plain.Replace(AccountStage.Liu, AccountStage.Lin, StringComparison.Ordinal)),
                "type" => stage.Bot.Seal(plain.Replace("[text]", "[markdown]", StringComparison.Ordinal)),
                "media" => stage.Bot.Seal(AccountBot.Plain(received, "image", "<Image><MediaId>x</MediaId></Image>")),
                "count" => stage.Bot.Seal(AccountBot.Plain(received, "news", "<ArticleCount>2</ArticleCount><Articles><item><Title>一</Title></item></Articles>")),
                _ => stage.Bot.Seal(plain),
            });
        };
        var outcome = await stage.Phone.SendTextAsync("在吗", AccountStage.Ended);
        Assert.Equal("reply refused: " + reason, outcome.Problem);
        Assert.True(outcome.IsRefused);
        Assert.Equal([("text", "在吗"), ("notice", "该公众号暂时无法提供服务，请稍后再试")], stage.Phone.Messages.Select(message => (message.Kind, message.Text)));
    }

    [Fact]
    public async Task Media_articles_and_a_handover_are_replies_too()
    {
        await using var stage = await AccountStage.OpenAsync();
        var picture = (string)(await stage.UploadAsync("image", Stage.Png(), "a.png"))["media_id"]!;
        byte[] cover = [0xFF, 0xD8, 0xFF, 0xD9];
        var thumb = (string)(await stage.UploadAsync("thumb", cover, "a.jpg"))["thumb_media_id"]!;
        string[] parts =
        [
            AccountBot.Element("MsgType", "image") + $"<Image><MediaId>{picture}</MediaId></Image>",
            AccountBot.Element("MsgType", "music") + $"<Music><Title>歌</Title><MusicUrl>https://a.cn/m</MusicUrl><ThumbMediaId>{thumb}</ThumbMediaId></Music>",
            AccountBot.Element("MsgType", "news") + "<ArticleCount>2</ArticleCount><Articles><item><Title>指南</Title><Description>怎么上报</Description><Url>https://a.cn</Url></item><item><Title>二</Title></item></Articles>",
            AccountBot.Element("MsgType", "transfer_customer_service") + "<TransInfo><KfAccount>kf1@gh</KfAccount></TransInfo>",
        ];
        var problems = new List<string>();
        foreach (var part in parts)
        {
            stage.Bot.Answer = received => Task.FromResult(stage.Bot.Seal(
                $"<xml>{AccountBot.Element("ToUserName", received["FromUserName"])}{AccountBot.Element("FromUserName", received["ToUserName"])}<CreateTime>1700000000</CreateTime>{part}</xml>"));
            problems.Add((await stage.Phone.SendTextAsync("在吗", AccountStage.Ended)).Problem);
        }

        Assert.Equal(["", "", "only 1 of 2 articles shown", ""], problems);
        Assert.Equal(["image", "music", "news"], stage.Phone.Messages.Where(message => !message.Mine).Select(message => message.Kind));
        Assert.Equal(("指南", "怎么上报", "https://a.cn"), (stage.Phone.Messages[^2].Title, stage.Phone.Messages[^2].Text, stage.Phone.Messages[^2].Url));
    }

    [Fact]
    public async Task Events_that_are_no_talk_leave_the_phone_silent()
    {
        await using var stage = await AccountStage.OpenAsync();
        stage.Bot.Answer = _ => Task.FromResult("{}");
        Assert.True((await stage.Phone.ReportLocationAsync(38.9, 121.6, 30, AccountStage.Ended)).IsRefused);
        await stage.SendTemplateAsync();
        await stage.Account.SettleAsync(AccountStage.Ended);
        Assert.Equal("template_card", Assert.Single(stage.Phone.Messages).Kind);
        await stage.Phone.ScanAsync("1", AccountStage.Ended);
        Assert.Equal("notice", stage.Phone.Messages[^1].Kind);
    }
}
