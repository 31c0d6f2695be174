// Customer-service messages: the windows, their counts, and the content.
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class CustomerMessageTests
{
    [Fact]
    public async Task Five_messages_may_follow_a_resident_who_wrote()
    {
        await using var stage = await AccountStage.OpenAsync();
        Assert.Equal(45015, await stage.WriteAsync("在吗"));
        await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, await stage.WriteAsync($"第{i}条"));
        }

        Assert.Equal(45047, await stage.WriteAsync("第六条"));
        await stage.Phone.SendTextAsync("还在", AccountStage.Ended);
        Assert.Equal(0, await stage.WriteAsync("好"));
        Assert.Equal(6, stage.Account.Tally.OnPhone(AccountStage.Liu));
        Assert.Equal("api", stage.Phone.Messages[^1].Origin);
    }

    [Fact]
    public async Task The_window_of_a_message_closes_after_48_hours()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        stage.Clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        await stage.SignInAsync();
        Assert.Equal(0, await stage.WriteAsync("好"));
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(45015, await stage.WriteAsync("好"));
    }

    public static TheoryData<string> Triggers => ["menu", "subscribe", "scan"];

    [Theory]
    [MemberData(nameof(Triggers))]
    public async Task Three_messages_may_follow_a_tap_a_subscription_or_a_scan_within_a_minute(string trigger)
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.CallAsync("menu/create", new { button = new[] { new { type = "click", name = "我要上报", key = "REPORT" } } });
        var id = trigger == "subscribe" ? AccountStage.Lin : AccountStage.Liu;
        var phone = stage.Account.Phone(id);
        await (trigger switch
        {
            "menu" => phone.TapMenuAsync("REPORT", AccountStage.Ended),
            "subscribe" => phone.SubscribeAsync("", AccountStage.Ended),
            _ => phone.ScanAsync("42", AccountStage.Ended),
        });
        foreach (var code in new[] { 0, 0, 0, 45047 })
        {
            Assert.Equal(code, await stage.WriteAsync("好", id));
        }

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(45015, await stage.WriteAsync("五", id));
    }

    [Fact]
    public async Task What_a_short_window_allows_is_taken_from_it_first()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        await stage.Phone.ScanAsync("1", AccountStage.Ended);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, await stage.WriteAsync("先用短的"));
        }

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, await stage.WriteAsync("还有"));
        }

        Assert.Equal(45047, await stage.WriteAsync("没了"));
    }

    [Fact]
    public async Task Nothing_reaches_one_who_follows_no_longer()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendTextAsync("井盖没了", AccountStage.Ended);
        await stage.Phone.UnsubscribeAsync(AccountStage.Ended);
        Assert.Equal(45015, await stage.WriteAsync("好"));
        Assert.Equal("unsubscribe", stage.Bot.Messages.Last()["Event"]);
        Assert.False((await stage.Phone.SendTextAsync("喂", AccountStage.Ended)).Delivered);
        Assert.Equal(40003, await stage.WriteAsync("好", "oNobody"));
        Assert.Equal(40003, await stage.WriteAsync("好", AccountStage.Liu.ToLowerInvariant()));
    }

    public static TheoryData<string, int> Contents => new()
    {
        { """{"msgtype":"text","text":{"content":""}}""", 44004 },
        { """{"msgtype":"text","image":{"media_id":"x"}}""", 45162 },
        { """{"msgtype":"hologram","hologram":{}}""", 40008 },
        { """{"msgtype":"image","image":{"media_id":"x"}}""", 40007 },
        { """{"msgtype":"news","news":{"articles":[]}}""", 44003 },
        { """{"msgtype":"news","news":{"articles":[{"title":"a"},{"title":"b"}]}}""", 45008 },
        { """{"msgtype":"news","news":{"articles":[{"title":"办事指南","description":"d","url":"https://a.cn"}]}}""", 0 },
        { """{"msgtype":"msgmenu","msgmenu":{"list":[]}}""", 45162 },
        { """{"msgtype":"msgmenu","msgmenu":{"head_content":"满意吗","list":[{"id":"1","content":"满意"}],"tail_content":"谢谢"}}""", 0 },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Content_is_held_to_its_type(string json, int code)
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendTextAsync("在吗", AccountStage.Ended);
        var body = (JsonObject)JsonNode.Parse(json)!;
        body["touser"] = AccountStage.Liu;
        Assert.Equal(code, AccountStage.Code(await stage.CallAsync("message/custom/send", body)));
    }

    [Fact]
    public async Task A_text_of_2048_bytes_is_the_longest()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendTextAsync("在吗", AccountStage.Ended);
        var longest = new string('好', 682) + "ok";
        Assert.Equal(2048, Encoding.UTF8.GetByteCount(longest));
        Assert.Equal(0, await stage.WriteAsync(longest));
        Assert.Equal(45002, await stage.WriteAsync(longest + "a"));
    }

    [Fact]
    public async Task An_entry_of_a_msgmenu_comes_back_as_text_with_its_id()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.Phone.SendTextAsync("在吗", AccountStage.Ended);
        await stage.CallAsync("message/custom/send", new { touser = AccountStage.Liu, msgtype = "msgmenu", msgmenu = new { head_content = "满意吗", list = new[] { new { id = "101", content = "满意" } }, tail_content = "" } });
        await stage.Phone.TapChoiceAsync(stage.Phone.Messages[^1].Id, "101", AccountStage.Ended);
        Assert.Equal(("满意", "101"), (stage.Bot.Messages.Last()["Content"], stage.Bot.Messages.Last()["bizmsgmenuid"]));
    }

    [Fact]
    public async Task What_the_account_may_not_do_is_refused()
    {
        await using var test = await AccountStage.OpenAsync(new PublicAccountOptions { AllowMessageMenu = false, RefuseUnicodeEscapes = true });
        await test.Phone.SendTextAsync("在吗", AccountStage.Ended);
        Assert.Equal(40033, await test.WriteAsync("满意"));
        Assert.Equal(40200, AccountStage.Code(await test.CallAsync("message/custom/send", new { touser = AccountStage.Liu, msgtype = "msgmenu", msgmenu = new { list = new[] { new { id = "1", content = "ok" } } } })));
        await using var plain = await AccountStage.OpenAsync(new PublicAccountOptions { IsVerified = false });
        Assert.Equal(48001, await plain.WriteAsync("ok"));
    }
}
