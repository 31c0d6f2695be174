// The menu: its rules, what comes back, and what a tap raises.
using System.Text.Json.Nodes;
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class MenuTests
{
    private const string Menu = """
        {"button":[{"type":"click","name":"我要上报","key":"REPORT"},{"type":"click","name":"我的上报","key":"MINE"},
        {"name":"办事指南","sub_button":[{"type":"view","name":"怎么上报","url":"https://a.cn/how"},{"type":"scancode_push","name":"扫一扫","key":"SCAN"}]}]}
        """;

    [Fact]
    public async Task A_created_menu_comes_back_complete_until_it_is_deleted()
    {
        await using var stage = await AccountStage.OpenAsync();
        Assert.Equal(46003, AccountStage.Code(await stage.CallAsync("menu/get")));
        Assert.Equal(0, AccountStage.Code(await stage.CallAsync("menu/create", JsonNode.Parse(Menu))));
        var buttons = (await stage.CallAsync("menu/get"))["menu"]!["button"]!.AsArray();
        Assert.Equal(["我要上报", "我的上报", "办事指南"], buttons.Select(button => (string)button!["name"]!));
        Assert.Empty(buttons[0]!["sub_button"]!.AsArray());
        Assert.Equal(2, stage.Account.Menu!.Entries[2].Entries.Count);
        Assert.Equal(0, AccountStage.Code(await stage.CallAsync("menu/delete")));
        Assert.Null(stage.Account.Menu);
    }

    [Fact]
    public async Task Taps_raise_CLICK_with_the_key_and_VIEW_with_the_address()
    {
        await using var stage = await AccountStage.OpenAsync();
        Assert.Empty((await stage.Phone.TapMenuAsync("REPORT", AccountStage.Ended)).Attempts);
        await stage.CallAsync("menu/create", JsonNode.Parse(Menu));
        stage.Bot.Answer = received => Task.FromResult(stage.Bot.Seal(AccountBot.PlainText(received, "请说说看到了什么")));
        await stage.Phone.TapMenuAsync("我要上报", AccountStage.Ended);
        await stage.Phone.TapMenuAsync("怎么上报", AccountStage.Ended);
        Assert.Equal([("CLICK", "REPORT"), ("VIEW", "https://a.cn/how")], stage.Bot.Messages.Select(message => (message["Event"], message["EventKey"])));
        Assert.Equal(stage.Account.Menu!.Id.ToString(), stage.Bot.Messages.Last()["MenuId"]);
        Assert.Equal("请说说看到了什么", stage.Phone.Messages[0].Text);
        Assert.Equal("entries of type scancode_push are not played", (await stage.Phone.TapMenuAsync("SCAN", AccountStage.Ended)).Problem);
        Assert.False((await stage.Account.Phone(AccountStage.Lin).TapMenuAsync("REPORT", AccountStage.Ended)).Delivered);
    }

    public static TheoryData<string, int> Broken => new()
    {
        { """{"button":[]}""", 40016 },
        { $$"""{"button":[{{string.Join(',', Enumerable.Repeat("""{"type":"click","name":"一","key":"a"}""", 4))}}]}""", 40016 },
        { """{"button":[{"type":"click","name":"","key":"a"}]}""", 40018 },
        { """{"button":[{"type":"click","name":"十六个字节最多五个字","key":"a"}]}""", 40018 },
        { """{"button":[{"type":"tap","name":"一","key":"a"}]}""", 40017 },
        { $$"""{"button":[{"type":"click","name":"一","key":"{{new string('k', 129)}}"}]}""", 40019 },
        { """{"button":[{"type":"view","name":"一"}]}""", 40020 },
        { """{"button":[{"type":"view","name":"一","url":"a.cn"}]}""", 40055 },
        { $$"""{"button":[{"name":"一","sub_button":[{{string.Join(',', Enumerable.Repeat("""{"type":"click","name":"一","key":"a"}""", 6))}}]}]}""", 40023 },
        { """{"button":[{"name":"一","sub_button":[{"type":"click","name":"二"}]}]}""", 40026 },
        { """{"button":[{"name":"一","sub_button":[{"name":"二","sub_button":[{"type":"click","name":"三","key":"a"}]}]}]}""", 40022 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_menu_that_breaks_a_rule_is_refused_and_changes_nothing(string json, int code)
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.CallAsync("menu/create", JsonNode.Parse(Menu));
        Assert.Equal(code, AccountStage.Code(await stage.CallAsync("menu/create", JsonNode.Parse(json))));
        Assert.Equal(3, stage.Account.Menu!.Entries.Count);
    }
}
