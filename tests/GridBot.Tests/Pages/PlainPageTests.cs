// What a number tells to anybody who has it, and what a page never does.
using System.Net;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class PlainPageTests
{
    [Fact]
    public async Task A_link_alone_shows_the_state_and_a_way_to_sign_in_and_nothing_of_what_was_said()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(photo: TestPicture.Jpeg);
        var page = await stage.Browser().GetAsync($"/reports/{number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var shown in (string[])[number, "消防安全", "市公安局", "登录办理"])
        {
            Assert.Contains(shown, page.Words, StringComparison.Ordinal);
        }

        Assert.Contains($"href=\"/signin?to=%2Freports%2F{number}\"", page.Html, StringComparison.Ordinal);
        AssertTellsNothing(page);
        // Readable in its source, too: what is not on the page is not there in another form.
        Assert.Contains("消防安全", page.Html, StringComparison.Ordinal);
        Assert.Equal("", page.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("WG20261122-ZZZZ")]
    [InlineData("nonsense")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task A_number_that_is_none_is_not_repeated(string number)
    {
        await using var stage = await PageStage.OpenAsync();
        var page = await stage.Browser().GetAsync($"/reports/{number}");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("没查到这个编号", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_platforms_client_one_is_sent_to_sign_in_at_once_unless_one_only_wants_to_look()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        using var browser = stage.Browser("Mozilla/5.0 (Linux; Android 14) Mobile wxwork/4.1.20 MicroMessenger/7.0.1");
        var page = await browser.GetAsync($"/reports/{number}");
        Assert.Equal((HttpStatusCode.Redirect, $"/signin?to=%2Freports%2F{number}"), (page.Status, page.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/reports/{number}?look=1")).Status);
    }

    [Fact]
    public async Task Every_page_forbids_what_it_does_not_need()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, whole) = await stage.SignedInAsync(PageStage.Officer, number);
        foreach (var page in (PageAnswer[])[whole, await stage.Browser().GetAsync($"/reports/{number}"), await browser.GetAsync("/reports/none"), await browser.GetAsync("/signin/end"), await browser.GetAsync("/signin")])
        {
            var policy = page.Header("Content-Security-Policy");
            Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal(("nosniff", "DENY", "no-referrer", "no-store"), (page.Header("X-Content-Type-Options"), page.Header("X-Frame-Options"), page.Header("Referrer-Policy"), page.Header("Cache-Control")));
            Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(" style=", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Under_a_folder_of_the_public_address_all_links_lead_there()
    {
        await using var stage = await PageStage.OpenAsync(settings => settings with { PublicUrl = new Uri("http://city.example.org/gridbot/") });
        var number = await stage.FileAsync();
        var browser = stage.Browser();
        Assert.Contains($"href=\"/gridbot/signin?to=%2Freports%2F{number}\"", (await browser.GetAsync($"/reports/{number}")).Html, StringComparison.Ordinal);
        Assert.Equal("http://city.example.org/gridbot/signin/wecom", (await browser.LeaveAsync($"/reports/{number}"))["redirect_uri"]);
    }

    internal static void AssertTellsNothing(PageAnswer page)
    {
        foreach (var secret in (string[])["和平路", "纸箱", "电瓶车", "通道堵塞", "38.9", "photos/", PageStage.Reporter, "reference-of-the-reporter"])
        {
            Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, page.Words, StringComparison.Ordinal);
        }
    }
}
