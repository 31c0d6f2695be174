// The second phone of the page: its API, and in Chromium the chat, the menu, following and the narrow screen.
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class AccountPageTests
{
    private const string Menu = """
        {"button":[{"type":"click","name":"我要上报","key":"REPORT"},{"name":"办事指南","sub_button":[{"type":"click","name":"怎么上报","key":"HOW"}]}]}
        """;

    [Fact]
    public async Task What_the_page_posts_reaches_the_bot_and_the_state_shows_it()
    {
        await using var two = await TwoPhones.OpenAsync();
        var stage = two.Resident;
        await stage.CallAsync("menu/create", JsonNode.Parse(Menu));
        var phone = $"account/phones/{AccountStage.Lin}/";
        foreach (var (path, body) in new (string, object)[]
        {
            ("follow", new { follows = true }), ("text", new { text = "井盖没了" }), ("location", new { latitude = 38.9, longitude = 121.6, label = "中山广场" }),
            ("menu", new { entry = "REPORT" }), ("accept", new { templateId = DefaultResidents.ResultTemplate }), ("follow", new { follows = false }),
        })
        {
            using var response = await two.PostAsync(phone + path, JsonContent.Create(body));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(
            ["subscribe", "text", "location", "CLICK", "subscribe_msg_popup_event", "unsubscribe"],
            stage.Bot.Messages.Select(message => message["Event"].Length > 0 ? message["Event"] : message["MsgType"]));
        var state = await two.StateAsync();
        Assert.Equal(["我要上报", "办事指南"], state["menu"]!.AsArray().Select(entry => (string)entry!["name"]!));
        Assert.Equal(["text", "location"], state["phoneMessages"]!.AsArray().Select(message => (string)message!["kind"]!));
        Assert.False((bool)state["people"]![2]!["following"]!);
        Assert.True((bool)(await two.StateAsync("api/state"))["hasAccount"]!);
    }

    [Theory]
    [InlineData("text", """{"text":""}""", HttpStatusCode.BadRequest)]
    [InlineData("menu", "{}", HttpStatusCode.BadRequest)]
    [InlineData("choice", """{"messageId":"m1"}""", HttpStatusCode.BadRequest)]
    [InlineData("follow", "{}", HttpStatusCode.BadRequest)]
    [InlineData("tap", "{}", HttpStatusCode.NotFound)]
    public async Task A_senseless_post_is_refused(string path, string body, HttpStatusCode status)
    {
        await using var two = await TwoPhones.OpenAsync();
        using var response = await two.PostAsync($"account/phones/{AccountStage.Liu}/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(status, response.StatusCode);
        using var nobody = await two.PostAsync("account/phones/oNobody/text", JsonContent.Create(new { text = "喂" }));
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task Fault_buttons_plan_faults_on_both_platforms()
    {
        await using var two = await TwoPhones.OpenAsync();
        using var response = await two.PostAsync("faults", JsonContent.Create(new { name = "answer" }));
        Assert.Equal((1, 1), (two.Member.Simulator.Faults.Pending, two.Resident.Account.Faults.Pending));
        using var cleared = await two.PostAsync("faults", JsonContent.Create(new { name = "clear" }));
        Assert.Equal(0, two.Resident.Account.Faults.Pending);
    }

    [Fact]
    public async Task A_resident_writes_taps_the_menu_and_sees_replies_and_cards()
    {
        await using var two = await TwoPhones.OpenAsync();
        var stage = two.Resident;
        stage.Bot.Answer = received => Task.FromResult(received["MsgType"] == "event" ? "success" : stage.Bot.Seal(AccountBot.PlainText(received, "收到 <b>")));
        await using var screen = await Screen.OpenAsync(two.Address, 1366, 720);
        var page = screen.Page;
        await Assertions.Expect(page.GetByTestId("menu-bar")).ToBeHiddenAsync();
        await stage.CallAsync("menu/create", JsonNode.Parse(Menu));
        await Assertions.Expect(page.GetByTestId("menu-bar")).ToBeVisibleAsync();
        await page.GetByTestId("resident-composer").FillAsync("楼道堆物 <script>alert(1)</script>");
        await page.GetByTestId("resident-composer").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("resident-message").Last).ToContainTextAsync("收到 <b>");
        await page.GetByTestId("menu-entry").Filter(new LocatorFilterOptions { HasText = "办事指南" }).ClickAsync();
        await page.GetByTestId("menu-entry").Filter(new LocatorFilterOptions { HasText = "怎么上报" }).ClickAsync();
        await stage.SendTemplateAsync();
        await Assertions.Expect(page.GetByTestId("resident-message").Last).ToContainTextAsync("WG20261122-001");
        await stage.Account.SettleAsync(AccountStage.Ended);
        Assert.Contains("HOW", stage.Bot.Messages.Select(message => message["EventKey"]));
        await Assertions.Expect(page.GetByTestId("message")).ToHaveCountAsync(0);
        Assert.Empty(screen.Alarms);
    }

    [Fact]
    public async Task Who_does_not_follow_can_only_follow()
    {
        await using var two = await TwoPhones.OpenAsync();
        await using var screen = await Screen.OpenAsync(two.Address, 1366, 720);
        var page = screen.Page;
        await page.GetByTestId("resident-select").SelectOptionAsync(AccountStage.Lin);
        await Assertions.Expect(page.GetByTestId("resident-composer")).ToBeDisabledAsync();
        await page.GetByTestId("resident-follow").ClickAsync();
        await Assertions.Expect(page.GetByTestId("resident-composer")).ToBeEnabledAsync();
        await Assertions.Expect(page.GetByTestId("resident-follow")).ToHaveTextAsync("取消关注");
        Assert.True(two.Resident.Account.Phone(AccountStage.Lin).IsFollowing);
    }

    [Fact]
    public async Task On_a_narrow_screen_the_second_phone_is_a_view_of_its_own()
    {
        await using var two = await TwoPhones.OpenAsync();
        await using var screen = await Screen.OpenAsync(two.Address, 390, 760);
        var page = screen.Page;
        await Assertions.Expect(page.GetByTestId("view-resident")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("resident-composer")).ToBeHiddenAsync();
        await two.Resident.SendTemplateAsync();
        await Assertions.Expect(page.GetByTestId("view-resident").Locator(".badge")).ToBeVisibleAsync();
        await page.GetByTestId("view-resident").ClickAsync();
        await Assertions.Expect(page.GetByTestId("resident-message")).ToContainTextAsync("上报进度通知");
        await page.GetByTestId("resident-location").ClickAsync();
        await page.GetByTestId("location-place").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("resident-message").Last).ToHaveAttributeAsync("data-state", "delivered");
        await Assertions.Expect(page.GetByTestId("composer")).ToBeHiddenAsync();
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Alarms);
    }
}
