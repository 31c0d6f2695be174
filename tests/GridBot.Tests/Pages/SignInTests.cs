// Signing in: the way to the platform and back, and every way that leads nowhere.
using System.Net;
using GridBot.SignIn;
using GridBot.Tests.Service;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class SignInTests
{
    [Fact]
    public async Task An_officer_is_sent_to_the_platform_and_back_to_the_case()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var browser = stage.Browser();
        var begun = await browser.GetAsync($"/signin?to=/reports/{number}");
        Assert.Equal(HttpStatusCode.Redirect, begun.Status);
        Assert.Matches(
            $"^https://open\\.weixin\\.qq\\.com/connect/oauth2/authorize\\?appid={FakeWeCom.Corp}&redirect_uri=http%3A%2F%2Fgridbot\\.example\\.org%2Fsignin%2Fwecom&response_type=code&scope=snsapi_base&state=[A-Za-z0-9]{{32}}&agentid={FakeWeCom.Agent}#wechat_redirect$",
            begun.Location);
        var page = await browser.SignInAsync(PageStage.Officer, $"/reports/{number}");
        Assert.Contains("和平路12号3单元", page.Words, StringComparison.Ordinal);
        Assert.Contains("孙伟已登录", page.Words, StringComparison.Ordinal);
        Assert.Single(stage.Service.Platform.Calls("auth/getuserinfo"));
    }

    [Theory]
    [InlineData("https://evil.example.org/")]
    [InlineData("//evil.example.org")]
    [InlineData("/\\evil.example.org")]
    [InlineData("/reports//evil.example.org")]
    [InlineData("/\t/evil.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("reports/WG20261123-0001")]
    [InlineData("")]
    public async Task Nobody_is_sent_elsewhere(string to)
    {
        await using var stage = await PageStage.OpenAsync();
        var answer = await stage.Browser().GetAsync($"/signin?to={Uri.EscapeDataString(to)}");
        Assert.Equal((HttpStatusCode.BadRequest, ""), (answer.Status, answer.Location));
        Assert.DoesNotContain("evil", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_that_another_browser_began_signs_nobody_in()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var state = (await stage.Browser().LeaveAsync($"/reports/{number}"))["state"];
        var victim = stage.Browser();
        await victim.LeaveAsync($"/reports/{number}");
        foreach (var foreign in (string?[])[state, "", "no-state", new string('a', 32)])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await victim.ReturnAsync(foreign, PageStage.CodeOf(PageStage.Officer))).Status);
        }

        PlainPageTests.AssertTellsNothing(await victim.GetAsync($"/reports/{number}"));
        Assert.Empty(stage.Service.Platform.Calls("auth/getuserinfo"));
    }

    [Fact]
    public async Task Two_links_opened_at_once_both_lead_in_and_each_return_is_good_once()
    {
        await using var stage = await PageStage.OpenAsync();
        var (first, second) = (await stage.FileAsync(), await stage.FileAsync());
        var browser = stage.Browser();
        var (one, two) = ((await browser.LeaveAsync($"/reports/{first}"))["state"], (await browser.LeaveAsync($"/reports/{second}"))["state"]);
        Assert.Equal($"/reports/{first}", (await browser.ReturnAsync(one, PageStage.CodeOf(PageStage.Officer))).Location);
        Assert.Equal($"/reports/{second}", (await browser.ReturnAsync(two, PageStage.CodeOf(PageStage.Officer))).Location);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.ReturnAsync(one, PageStage.CodeOf(PageStage.Officer))).Status);
    }

    [Fact]
    public async Task A_spent_code_is_sent_through_once_more_and_then_told()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var browser = stage.Browser();
        var again = await browser.ReturnAsync((await browser.LeaveAsync($"/reports/{number}"))["state"], "unknown");
        Assert.StartsWith("https://open.weixin.qq.com/", again.Location, StringComparison.Ordinal);
        var told = await browser.ReturnAsync(System.Web.HttpUtility.ParseQueryString(new Uri(again.Location).Query)["state"], "unknown");
        Assert.Equal(HttpStatusCode.BadRequest, told.Status);
        Assert.Contains("没有登录成功", told.Words, StringComparison.Ordinal);
        Assert.Contains($"/signin?to=%2Freports%2F{number}", told.Html, StringComparison.Ordinal);
        // A second try that goes well ends at the case.
        Assert.Contains("和平路", (await browser.SignInAsync(PageStage.Officer, $"/reports/{number}")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40029)]
    [InlineData(42022)]
    [InlineData(42003)]
    public async Task Each_code_of_a_spent_code_sends_through_again(int code)
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var browser = stage.Browser();
        stage.Service.Platform.Next("auth/getuserinfo", FakeAnswer.Code(code));
        var again = await browser.ReturnAsync((await browser.LeaveAsync($"/reports/{number}"))["state"], PageStage.CodeOf(PageStage.Officer));
        Assert.StartsWith("https://open.weixin.qq.com/", again.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_platform_does_not_answer_it_is_said_and_the_log_says_why()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var browser = stage.Browser();
        stage.Service.Platform.Next("auth/getuserinfo", new FakeAnswer.Cut());
        var told = await browser.ReturnAsync((await browser.LeaveAsync($"/reports/{number}"))["state"], PageStage.CodeOf(PageStage.Officer));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, told.Status);
        Assert.Contains("暂时没有回应", told.Words, StringComparison.Ordinal);
        Assert.Contains("[1601]", stage.Service.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_member_sees_what_a_stranger_sees_and_is_not_sent_round_in_circles()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        foreach (var user in (string[])["outsider", "zhaolei"])
        {
            var browser = stage.Browser("wxwork/4.1");
            var page = await browser.SignInAsync(user, $"/reports/{number}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("不在任何单位的名单里", page.Words, StringComparison.Ordinal);
            PlainPageTests.AssertTellsNothing(page);
        }
    }

    [Fact]
    public async Task A_forged_or_foreign_session_is_none()
    {
        await using var stage = await PageStage.OpenAsync();
        await using var elsewhere = await PageStage.OpenAsync(settings => settings with { WeCom = settings.WeCom with { Secret = new GridBot.Channels.Secret("of-another-application") } });
        var number = await stage.FileAsync();
        var (foreign, _) = await elsewhere.SignedInAsync(PageStage.Officer, await elsewhere.FileAsync());
        var stolen = foreign.Cookies.GetCookies(elsewhere.Service.Address)["gridbot-session"]!.Value;
        foreach (var value in (string[])[PageStage.Officer, "CfDJ8AAAA", stolen])
        {
            var browser = stage.Browser();
            browser.Cookies.Add(stage.Service.Address, new Cookie("gridbot-session", value, "/"));
            PlainPageTests.AssertTellsNothing(await browser.GetAsync($"/reports/{number}"));
        }
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_its_key_lies_in_no_file()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, before) = await stage.SignedInAsync(PageStage.Officer, number);
        await stage.Service.StopAsync();
        await stage.Service.StartAsync();
        var cookies = browser.Cookies.GetAllCookies();
        var after = stage.Browser();
        foreach (Cookie cookie in cookies)
        {
            after.Cookies.Add(stage.Service.Address, new Cookie(cookie.Name, cookie.Value, cookie.Path));
        }

        Assert.Contains("孙伟已登录", (await after.GetAsync($"/reports/{number}")).Words, StringComparison.Ordinal);
        // A form of before the restart is good, too.
        Assert.Equal(HttpStatusCode.SeeOther, (await after.StepAsync(before, number, "accept")).Status);
        // The files there are the keys of personal fields.
        Assert.DoesNotContain(Directory.EnumerateFiles(stage.Service.Folder.Path, "*.xml", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_and_a_sign_in_under_way_after_ten_minutes()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var stage = await PageStage.OpenAsync(time: time);
        var number = await stage.FileAsync();
        var (browser, _) = await stage.SignedInAsync(PageStage.Officer, number);
        time.Advance(Session.Life - TimeSpan.FromMinutes(1));
        Assert.Contains("和平路", (await browser.GetAsync($"/reports/{number}")).Words, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(2));
        PlainPageTests.AssertTellsNothing(await browser.GetAsync($"/reports/{number}"));
        var state = (await browser.LeaveAsync($"/reports/{number}"))["state"];
        time.Advance(SignInTicket.Life);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.ReturnAsync(state, PageStage.CodeOf(PageStage.Officer))).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_only_a_form_of_ours_does_it()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await browser.PostAsync("/signin/end", []);
        Assert.Contains("孙伟已登录", (await browser.GetAsync($"/reports/{number}")).Words, StringComparison.Ordinal);
        var ended = await browser.PostAsync("/signin/end", page.Form("/signin/end"));
        Assert.Equal((HttpStatusCode.SeeOther, "/signin/end"), (ended.Status, ended.Location));
        Assert.Contains("已退出登录", (await browser.GetAsync("/signin/end")).Words, StringComparison.Ordinal);
        PlainPageTests.AssertTellsNothing(await browser.GetAsync($"/reports/{number}"));
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task Cookies_are_out_of_reach_of_scripts_and_secure_where_the_public_address_is(string scheme, bool secure)
    {
        await using var stage = await PageStage.OpenAsync(settings => settings with { PublicUrl = new Uri($"{scheme}://gridbot.example.org/") });
        var number = await stage.FileAsync();
        var begun = await stage.Browser().GetAsync($"/signin?to=/reports/{number}");
        var state = System.Web.HttpUtility.ParseQueryString(new Uri(begun.Location).Query)["state"];
        // What came is handed back by hand: this browser does not send secure cookies over plain HTTP.
        var back = await stage.Browser().GetAsync($"/signin/wecom?code={PageStage.CodeOf(PageStage.Officer)}&state={state}", ("Cookie", begun.Header("Set-Cookie").Split(';')[0]));
        Assert.Equal($"/reports/{number}", back.Location);
        foreach (var cookie in (string[])[begun.Header("Set-Cookie"), back.Response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("gridbot-session=", StringComparison.Ordinal))])
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Who_tries_too_often_is_told_to_wait_and_others_are_not()
    {
        await using var stage = await PageStage.OpenAsync();
        var browser = stage.Browser();
        for (var tries = 0; tries < SignInLimit.Most; tries++)
        {
            await browser.GetAsync("/signin?to=/reports/x", ("X-Forwarded-For", "203.0.113.9, 198.51.100.1"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.GetAsync("/signin?to=/reports/x", ("X-Forwarded-For", "192.0.2.1, 198.51.100.1"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/signin?to=/reports/x", ("X-Forwarded-For", "198.51.100.1, 198.51.100.2"))).Status);
    }

    [Fact]
    public async Task Nothing_of_a_sign_in_is_logged_and_an_ordinary_visit_warns_of_nothing()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await browser.StepAsync(page, number, "accept");
        await browser.GetAsync($"/reports/{number}?did=Accept");
        Assert.DoesNotContain(stage.Service.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Service.Log.Lines.Where(line => line.Contains("GridBot.", StringComparison.Ordinal)), line => line.Contains(PageStage.Officer, StringComparison.Ordinal) || line.Contains("和平路", StringComparison.Ordinal));
    }
}
