// Template messages and subscription notices, and the events that follow them.
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class TemplateTests
{
    [Fact]
    public async Task A_template_message_arrives_as_a_card_and_its_end_is_reported_with_the_same_id()
    {
        await using var stage = await AccountStage.OpenAsync();
        var answer = await stage.SendTemplateAsync();
        Assert.Equal(0, AccountStage.Code(answer));
        await stage.Account.SettleAsync(AccountStage.Ended);
        var ended = Assert.Single(stage.Bot.Messages);
        Assert.Equal(("TEMPLATESENDJOBFINISH", "success"), (ended["Event"], ended["Status"]));
        Assert.Equal(((long)answer["msgid"]!).ToString(), ended["MsgID"]);
        var shown = Assert.Single(stage.Phone.Messages);
        Assert.Equal(("template_card", "template", "上报进度通知"), (shown.Kind, shown.Origin, shown.Card!.Title));
        Assert.Equal(("上报编号", "WG20261122-001"), (shown.Card.Facts[0].Label, shown.Card.Facts[0].Value));
        Assert.Equal("https://a.cn/r", Assert.Single(shown.Card.Links).Url);
    }

    [Theory]
    [InlineData("thing2", "二十一个字二十一个字二十一个字二十一个字二", "argument invalid! data.thing2.value invalid")]
    [InlineData("thing2", null, "argument invalid! data.thing2.value is empty")]
    [InlineData("thing9", "多出来的", "argument invalid! data.thing9 is not a field of the template")]
    [InlineData("phrase3", "已经接收了呀", "argument invalid! data.phrase3.value invalid")]
    [InlineData("character_string1", "编号一", "argument invalid! data.character_string1.value invalid")]
    [InlineData("time4", "现在", "argument invalid! data.time4.value invalid")]
    public async Task Fields_are_held_to_their_kinds(string field, string? value, string text)
    {
        await using var stage = await AccountStage.OpenAsync();
        var answer = await stage.SendTemplateAsync(field, value);
        Assert.Equal(47003, AccountStage.Code(answer));
        Assert.StartsWith(text, (string)answer["errmsg"]!, StringComparison.Ordinal);
        Assert.Empty(stage.Phone.Messages);
    }

    [Fact]
    public async Task Who_does_not_follow_refuses_or_blocks_is_told_apart()
    {
        await using var stage = await AccountStage.OpenAsync();
        Assert.Equal(43004, AccountStage.Code(await stage.SendTemplateAsync(openId: AccountStage.Lin)));
        Assert.Equal(40003, AccountStage.Code(await stage.SendTemplateAsync(openId: "oNobody")));
        Assert.Equal(40037, AccountStage.Code(await stage.SendTemplateAsync(template: "x")));
        Assert.Equal(40037, AccountStage.Code(await stage.SendTemplateAsync(template: DefaultResidents.ResultTemplate)));
        stage.Phone.ReceiveTemplates(TemplateReception.Refused);
        Assert.Equal(43101, AccountStage.Code(await stage.SendTemplateAsync()));
        stage.Phone.ReceiveTemplates(TemplateReception.Blocked);
        Assert.Equal(0, AccountStage.Code(await stage.SendTemplateAsync()));
        await stage.Account.SettleAsync(AccountStage.Ended);
        Assert.Equal("failed:user block", Assert.Single(stage.Bot.Messages)["Status"]);
        Assert.Empty(stage.Phone.Messages);
    }

    [Fact]
    public async Task Several_ends_in_one_second_differ_only_in_their_id()
    {
        await using var stage = await AccountStage.OpenAsync();
        await Task.WhenAll(stage.SendTemplateAsync(), stage.SendTemplateAsync(), stage.SendTemplateAsync());
        await stage.Account.SettleAsync(AccountStage.Ended);
        Assert.Single(stage.Bot.Messages.Select(message => message["FromUserName"] + message["CreateTime"]).Distinct());
        Assert.Equal(3, stage.Bot.Messages.Select(message => message["MsgID"]).Distinct().Count());
    }

    [Fact]
    public async Task The_end_is_reported_even_when_the_answer_to_the_call_was_lost()
    {
        await using var stage = await AccountStage.OpenAsync();
        stage.Account.Faults.Next("message/template/send", new Fault.ResetAfter());
        await Assert.ThrowsAsync<HttpRequestException>(() => stage.SendTemplateAsync());
        await stage.Account.SettleAsync(AccountStage.Ended);
        Assert.Equal("success", Assert.Single(stage.Bot.Messages)["Status"]);
    }

    [Fact]
    public async Task The_same_client_id_within_a_minute_and_too_many_a_day_are_refused()
    {
        await using var stage = await AccountStage.OpenAsync(new PublicAccountOptions
        {
            Templates = [new("T", "通知", [new("thing1", "事项")])], Limits = new PublicAccountLimits { TemplatesPerDay = 2 },
        });
        object Body(string id) => new { touser = AccountStage.Liu, template_id = "T", client_msg_id = id, data = new { thing1 = new { value = "一" } } };
        Assert.Equal(0, AccountStage.Code(await stage.CallAsync("message/template/send", Body("a"))));
        Assert.Equal(40241, AccountStage.Code(await stage.CallAsync("message/template/send", Body("a"))));
        stage.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, AccountStage.Code(await stage.CallAsync("message/template/send", Body("a"))));
        Assert.Equal(45009, AccountStage.Code(await stage.CallAsync("message/template/send", Body("b"))));
    }

    [Fact]
    public async Task A_subscription_notice_needs_an_acceptance_and_uses_it_up()
    {
        await using var stage = await AccountStage.OpenAsync();
        object body = new
        {
            touser = AccountStage.Lin, template_id = DefaultResidents.ResultTemplate, page = "https://a.cn/r",
            data = new { character_string1 = new { value = "WG1" }, phrase2 = new { value = "已办结" }, time3 = new { value = "2026-11-22 16:00" }, thing4 = new { value = "已清理" } },
        };
        Assert.Equal(43101, AccountStage.Code(await stage.CallAsync("message/subscribe/bizsend", body)));
        await stage.Account.Phone(AccountStage.Lin).AcceptTemplateAsync(DefaultResidents.ResultTemplate, AccountStage.Ended);
        Assert.Equal(0, AccountStage.Code(await stage.CallAsync("message/subscribe/bizsend", body)));
        Assert.Equal(43101, AccountStage.Code(await stage.CallAsync("message/subscribe/bizsend", body)));
        await stage.Account.SettleAsync(AccountStage.Ended);
        Assert.Equal(["subscribe_msg_popup_event", "subscribe_msg_sent_event"], stage.Bot.Messages.Select(message => message["Event"]));
        Assert.Equal("accept", stage.Bot.Messages.First().Xml.Descendants("SubscribeStatusString").Single().Value);
        Assert.Equal("办理结果通知", Assert.Single(stage.Account.Phone(AccountStage.Lin).Messages).Card!.Title);
    }
}
