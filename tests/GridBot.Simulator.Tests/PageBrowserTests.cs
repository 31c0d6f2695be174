// The page in Chromium: typing, tapping, what is escaped, and the narrow screen.
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class PageBrowserTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [Fact]
    public async Task What_people_type_is_shown_as_text_wherever_it_appears()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.Text(received, received["Content"] + " <a href=\"javascript:alert(3)\">点这里</a>"));
        await using var screen = await OpenAsync(stage, 1366, 680);
        await screen.Page.GetByTestId("composer").FillAsync(Hostile);
        await screen.Page.GetByTestId("composer").PressAsync("Enter");
        await Assertions.Expect(screen.Page.GetByTestId("message").Last).ToContainTextAsync("点这里");
        await stage.PostAsync(
            stage.Simulator.WebhookUrl("gonganju").PathAndQuery["/cgi-bin/".Length..],
            new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = $"**急** <font color=\"warning\">火情</font> {Hostile} [看](javascript:alert(4)) [查看](https://a.cn/r)\n> 地点" } }.ToJsonString());
        var notice = screen.Page.GetByTestId("group-message");
        await Assertions.Expect(notice).ToContainTextAsync(Hostile);
        await Assertions.Expect(notice.Locator("strong")).ToHaveTextAsync("急");
        await Assertions.Expect(notice.Locator(".font-warning")).ToHaveTextAsync("火情");
        await Assertions.Expect(notice.Locator("a")).ToHaveAttributeAsync("href", "https://a.cn/r");
        await Assertions.Expect(notice.Locator(".bubble img, .bubble script")).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Page.Locator("[href^=javascript]")).ToHaveCountAsync(0);
        Assert.Empty(screen.Alarms);
    }

    [Fact]
    public async Task A_card_is_tapped_and_shows_its_new_state()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Bot.Reply = received => Task.FromResult<string?>(received["Event"] == "template_card_event" ? stage.Bot.UpdateButton(received, "已提交") : null);
        await using var screen = await OpenAsync(stage, 1366, 680);
        await stage.SendAsync(
            JsonNode.Parse("""{"card_type":"button_interaction","task_id":"t1","main_title":{"title":"请核对"},"button_list":[{"text":"提交","key":"ok"},{"text":"修改","key":"edit"}]}""")!,
            "template_card");
        await screen.Page.GetByTestId("card-button").First.ClickAsync();
        await Assertions.Expect(screen.Page.GetByTestId("card-button")).ToHaveCountAsync(1);
        await Assertions.Expect(screen.Page.GetByTestId("card-button")).ToHaveTextAsync("已提交");
        await Assertions.Expect(screen.Page.GetByTestId("card-button")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task On_a_narrow_screen_news_of_the_groups_is_badged_and_one_tap_away()
    {
        await using var stage = await Stage.OpenAsync();
        await using var screen = await OpenAsync(stage, 390, 760);
        await Assertions.Expect(screen.Page.GetByTestId("composer")).ToBeVisibleAsync();
        await Assertions.Expect(screen.Page.GetByTestId("group-tab").First).ToBeHiddenAsync();
        await stage.PostAsync(stage.Simulator.WebhookUrl("anjianju").PathAndQuery["/cgi-bin/".Length..], """{"msgtype":"text","text":{"content":"脚手架"}}""");
        await Assertions.Expect(screen.Page.GetByTestId("view-groups").Locator(".badge")).ToHaveTextAsync("1");
        await screen.Page.GetByTestId("view-groups").ClickAsync();
        await Assertions.Expect(screen.Page.GetByTestId("group-message")).ToContainTextAsync("脚手架");
        await Assertions.Expect(screen.Page.GetByTestId("view-groups").Locator(".badge")).ToBeHiddenAsync();
        Assert.Equal(390, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_photo_and_a_place_are_sent_from_their_sheets_by_the_person_chosen()
    {
        await using var stage = await Stage.OpenAsync();
        await using var screen = await OpenAsync(stage, 1366, 680);
        await screen.Page.GetByTestId("person-select").SelectOptionAsync("chenjing");
        await screen.Page.GetByTestId("photo").ClickAsync();
        await screen.Page.GetByTestId("photo-sample").First.ClickAsync();
        await Assertions.Expect(screen.Page.GetByTestId("message")).ToHaveAttributeAsync("data-state", "delivered");
        await screen.Page.GetByTestId("location").ClickAsync();
        await screen.Page.GetByTestId("location-label").FillAsync("锦绣小区");
        await screen.Page.GetByTestId("location-send").ClickAsync();
        await Assertions.Expect(screen.Page.GetByTestId("message").Last).ToContainTextAsync("锦绣小区");
        await Assertions.Expect(screen.Page.GetByTestId("message").Last).ToHaveAttributeAsync("data-state", "delivered");
        var sent = stage.Bot.Messages.Where(message => message["MsgType"] != "event").ToArray();
        Assert.Equal(["image", "location"], sent.Select(message => message["MsgType"]));
        Assert.All(sent, message => Assert.Equal("chenjing", message["FromUserName"]));
    }

    [Fact]
    public async Task A_link_on_a_phone_opens_as_its_owner_and_one_in_a_group_as_the_officer_who_reads_it()
    {
        await using var stage = await Stage.OpenAsync();
        LeadToSignIn(stage);
        await using var screen = await OpenAsync(stage, 1366, 680);
        await stage.SendAsync(new { content = $"<a href=\"{stage.Bot.PageUrl}\">去办理</a>" }, touser: "zhoumin");
        await screen.Page.GetByTestId("person-select").SelectOptionAsync("zhoumin");
        await Assertions.Expect(screen.Page.Locator("#person-post")).ToHaveTextAsync("市安监局值班员");
        Assert.Equal("zhoumin", await OpenedByAsync(stage, screen, screen.Page.GetByTestId("message").Locator("a").Last));

        await PostLinkAsync(stage, "gonganju", stage.Bot.PageUrl.ToString());
        var notice = screen.Page.GetByTestId("group-message").Locator("a").Last;
        await Assertions.Expect(notice).ToHaveTextAsync("查看");
        Assert.Equal("sunwei", await OpenedByAsync(stage, screen, notice));
        await screen.Page.GetByTestId("reader-select").SelectOptionAsync("machao");
        Assert.Equal("machao", await OpenedByAsync(stage, screen, notice));
        Assert.Empty(screen.Alarms);
    }

    [Fact]
    public async Task News_on_another_phone_is_said_and_one_tap_away()
    {
        await using var stage = await Stage.OpenAsync();
        await using var screen = await OpenAsync(stage, 390, 760);
        var elsewhere = screen.Page.GetByTestId("elsewhere");
        await Assertions.Expect(elsewhere).ToBeHiddenAsync();
        await stage.SendAsync(new { content = "有新上报" }, touser: "sunwei");
        await Assertions.Expect(elsewhere).ToHaveTextAsync("孙伟有 1 条新消息");
        await stage.SendAsync(new { content = "有新上报" }, touser: "zhoumin");
        await Assertions.Expect(elsewhere).ToHaveTextAsync("周敏等 2 人有新消息");
        Assert.Equal(390, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await elsewhere.ClickAsync();
        await Assertions.Expect(screen.Page.GetByTestId("person-select")).ToHaveValueAsync("zhoumin");
        await Assertions.Expect(screen.Page.GetByTestId("message")).ToContainTextAsync("有新上报");
        await Assertions.Expect(elsewhere).ToHaveTextAsync("孙伟有 1 条新消息");
    }

    [Fact]
    public async Task A_link_straight_to_the_sign_in_opens_as_the_same_person_and_without_one_the_platform_asks()
    {
        await using var stage = await Stage.OpenAsync();
        LeadToSignIn(stage);
        await using var screen = await OpenAsync(stage, 1366, 680);
        await PostLinkAsync(stage, "huanbaoju", SignInUrl(stage));
        var notice = screen.Page.GetByTestId("group-message").Locator("a").Last;
        Assert.Equal("wutao", await OpenedByAsync(stage, screen, notice));
        await screen.Page.GetByTestId("reader-select").SelectOptionAsync("");
        var asked = await screen.Page.RunAndWaitForPopupAsync(() => notice.ClickAsync());
        await asked.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(asked.Locator("h1")).ToHaveTextAsync("以谁的身份打开？");
        Assert.Equal(390, await asked.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await asked.GetByTestId("sign-in-user").Filter(new LocatorFilterOptions { HasText = "市安监局值班员" }).ClickAsync();
        Assert.Equal("zhoumin", await SignedInAsync(stage, asked));
    }

    private static string SignInUrl(Stage stage) =>
        $"{stage.Simulator.AuthorizeUrl}?appid={stage.Simulator.Options.CorpId}&redirect_uri={Uri.EscapeDataString(stage.Bot.PageUrl.ToString())}&response_type=code&scope=snsapi_base&state=s1&agentid=1000002#wechat_redirect";

    /// <summary>As an application does: who comes without a code is sent to the platform.</summary>
    private static void LeadToSignIn(Stage stage) => stage.Bot.Page = http =>
    {
        if (http.Request.Query["code"].Count == 0)
        {
            http.Response.Redirect(SignInUrl(stage));
        }

        return Task.CompletedTask;
    };

    private static Task<JsonObject> PostLinkAsync(Stage stage, string group, string url) => stage.PostAsync(
        stage.Simulator.WebhookUrl(group).PathAndQuery["/cgi-bin/".Length..],
        new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = $"**上报** [查看]({url})" } }.ToJsonString());

    private static async Task<string> OpenedByAsync(Stage stage, Screen screen, ILocator link)
    {
        var opened = await screen.Page.RunAndWaitForPopupAsync(() => link.ClickAsync());
        return await SignedInAsync(stage, opened);
    }

    private static async Task<string> SignedInAsync(Stage stage, IPage opened)
    {
        await opened.WaitForURLAsync(url => url.Contains("code=", StringComparison.Ordinal));
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(opened.Url).Query);
        Assert.Equal("s1", query["state"]);
        await stage.SignInAsync();
        return (string?)(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={query["code"]}"))["userid"] ?? "";
    }

    private static async Task<Screen> OpenAsync(Stage stage, int width, int height)
    {
        var screen = await Screen.OpenAsync(new Uri(stage.Simulator.ApiBase, "/simulator"), width, height);
        await Assertions.Expect(screen.Page.GetByTestId("link-state")).ToHaveTextAsync("机器人已接入");
        return screen;
    }
}
