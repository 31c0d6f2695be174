// Signing in through the platform: the redirect with its code, the page that asks, and what is refused.
using System.Net;
using System.Text.RegularExpressions;
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed partial class SignInTests
{
    private const string Target = "http://127.0.0.1:9/case/WG20261122-7K3F?from=%E7%BE%A4&n=1";

    [Fact]
    public async Task A_named_user_is_sent_back_with_a_code_that_tells_who_it_is_once()
    {
        await using var stage = await Stage.OpenAsync();
        var (status, location, _) = await AuthorizeAsync(stage, user: "SunWei");
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.StartsWith(Target + "&code=", location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith("&state=abc123", location.AbsoluteUri, StringComparison.Ordinal);
        await stage.SignInAsync();
        var code = CodeOf(location);
        Assert.Equal("sunwei", (string)(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={code}"))["userid"]!);
        Assert.Equal(42022, Stage.Code(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={code}")));
    }

    [Fact]
    public async Task A_code_that_lies_five_minutes_has_expired()
    {
        await using var stage = await Stage.OpenAsync();
        var (_, location, _) = await AuthorizeAsync(stage, user: "sunwei");
        await stage.SignInAsync();
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(42003, Stage.Code(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={CodeOf(location!)}")));
    }

    [Fact]
    public async Task The_code_stands_before_the_fragment_and_without_a_state_there_is_none()
    {
        await using var stage = await Stage.OpenAsync();
        var (_, location, _) = await AuthorizeAsync(stage, target: "http://127.0.0.1:9/case#photos", state: "", user: "sunwei");
        Assert.Matches("^http://127\\.0\\.0\\.1:9/case\\?code=[A-Za-z0-9_-]+#photos$", location!.AbsoluteUri);
    }

    [Fact]
    public async Task An_outsider_gets_a_code_that_names_no_member()
    {
        await using var stage = await Stage.OpenAsync();
        var (_, location, _) = await AuthorizeAsync(stage, user: LoginCodes.Outsider);
        await stage.SignInAsync();
        var answer = await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={CodeOf(location!)}");
        Assert.Equal(0, Stage.Code(answer));
        Assert.Null(answer["userid"]);
        Assert.NotEmpty((string)answer["openid"]!);
    }

    public static TheoryData<int, string, string> Refused => new()
    {
        { 40013, "appid", "ww0" },
        { 40013, "appid", "" },
        { 40058, "response_type", "token" },
        { 40058, "scope", "snsapi_privateinfo" },
        { 84025, "state", "a-b" },
        { 84025, "state", "值班" },
        { 84025, "state", new string('a', 129) },
        { 50001, "redirect_uri", "" },
        { 50001, "redirect_uri", "/case" },
        { 50001, "redirect_uri", "javascript:alert(1)" },
        { 50001, "redirect_uri", "weixin://dl/business" },
        { 301002, "agentid", "7" },
        { 60111, "user", "nobody" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_wrong_is_said_on_a_page_and_nobody_is_sent_anywhere(int code, string name, string value)
    {
        await using var stage = await Stage.OpenAsync();
        var query = Query(stage, user: "sunwei");
        query[name] = value;
        var (status, location, page) = await AuthorizeAsync(stage, query);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(location);
        Assert.Contains($"（{code}）", page, StringComparison.Ordinal);
        Assert.Contains(stage.Simulator.Events.After(0), entry => entry.Kind == "sign-in" && entry.Code == code);
    }

    [Fact]
    public async Task With_trusted_domains_a_page_elsewhere_is_refused()
    {
        await using var stage = await Stage.OpenAsync(new SimulatorOptions { TrustedDomains = ["grid.example.cn", "127.0.0.1:5080"] });
        Assert.NotNull((await AuthorizeAsync(stage, target: "https://grid.example.cn/case", user: "sunwei")).Location);
        Assert.NotNull((await AuthorizeAsync(stage, target: "http://127.0.0.1:5080/case", user: "sunwei")).Location);
        Assert.Contains("50001", (await AuthorizeAsync(stage, target: "http://127.0.0.1:5081/case", user: "sunwei")).Page, StringComparison.Ordinal);
        Assert.Contains("50001", (await AuthorizeAsync(stage, target: "https://grid.example.cn.evil.cn/case", user: "sunwei")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_user_a_page_asks_and_every_choice_leads_back_as_that_person()
    {
        await using var stage = await Stage.OpenAsync();
        var (status, _, page) = await AuthorizeAsync(stage);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("以谁的身份打开", page, StringComparison.Ordinal);
        Assert.Contains("市公安局值班员", page, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9", page, StringComparison.Ordinal);
        var choices = Choice().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["href"].Value)).ToList();
        Assert.Equal(stage.Simulator.Users.Count + 1, choices.Count);
        var chosen = choices[stage.Simulator.Users.ToList().FindIndex(user => user.Id == "zhoumin")];
        using var browser = Browser();
        using var response = await browser.GetAsync(new Uri(stage.Simulator.ApiBase, chosen), TestContext.Current.CancellationToken);
        await stage.SignInAsync();
        Assert.StartsWith(Target, response.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("zhoumin", (string)(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={CodeOf(response.Headers.Location)}"))["userid"]!);
    }

    [Fact]
    public async Task What_the_query_holds_is_never_markup()
    {
        await using var stage = await Stage.OpenAsync();
        var query = Query(stage);
        query["extra"] = "\"><script>alert(1)</script>";
        var (_, _, page) = await AuthorizeAsync(stage, query);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Single(SectionStart().Matches(page));
    }

    [Fact]
    public async Task The_browser_of_a_phone_is_signed_in_in_silence_wherever_a_page_sends_it()
    {
        await using var stage = await Stage.OpenAsync();
        var seen = new List<string>();
        stage.Bot.Page = http =>
        {
            seen.Add(http.Request.Query["code"].ToString());
            if (seen[^1].Length == 0)
            {
                http.Response.Redirect(new Uri(stage.Simulator.AuthorizeUrl, QueryString.Create(Query(stage, target: stage.Bot.PageUrl.ToString())).Value).ToString());
            }

            return Task.CompletedTask;
        };
        using var browser = stage.Simulator.Phone("heli").OpenBrowser();
        using var response = await browser.GetAsync(stage.Bot.PageUrl, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, seen.Count);
        await stage.SignInAsync();
        Assert.Equal("heli", (string)(await stage.GetAsync($"auth/getuserinfo?access_token={stage.Token}&code={seen[1]}"))["userid"]!);
    }

    [Fact]
    public async Task The_bots_own_port_offers_the_sign_in_below_the_simulators_page()
    {
        await using var stage = await Stage.OpenAsync();
        using var browser = Browser();
        using var response = await browser.GetAsync(new Uri(stage.Simulator.ApiBase, "/simulator/connect/oauth2/authorize" + QueryString.Create(Query(stage, user: "sunwei")).Value), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        using var style = await stage.GetRawAsync("/simulator/assets/sign-in.css");
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
    }

    [Fact]
    public async Task A_host_can_bring_its_own_people_and_hide_some()
    {
        await using var stage = await Stage.OpenAsync(new SimulatorOptions
        {
            Users = [.. DefaultDirectory.Workers, new SimulatorUser("duty-1", "值班一号", "示范东区值班员") { Group = "shifandong", Departments = [31] }, new SimulatorUser("hidden", "看不见", "") { Visible = false }],
        });
        var (_, _, page) = await AuthorizeAsync(stage);
        Assert.Contains("示范东区值班员", page, StringComparison.Ordinal);
        Assert.DoesNotContain("看不见", page, StringComparison.Ordinal);
        await stage.SignInAsync();
        var officer = await stage.GetAsync($"user/get?access_token={stage.Token}&userid=Duty-1");
        Assert.Equal(("值班一号", 31), ((string)officer["name"]!, (int)officer["department"]![0]!));
        Assert.Equal(60011, Stage.Code(await stage.GetAsync($"user/get?access_token={stage.Token}&userid=hidden")));
    }

    private static Dictionary<string, string?> Query(Stage stage, string target = Target, string state = "abc123", string user = "")
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["appid"] = stage.Simulator.Options.CorpId, ["redirect_uri"] = target, ["response_type"] = "code", ["scope"] = "snsapi_base", ["state"] = state, ["agentid"] = "1000002",
        };
        if (user.Length > 0)
        {
            query["user"] = user;
        }

        return query;
    }

    private static Task<(HttpStatusCode Status, Uri? Location, string Page)> AuthorizeAsync(Stage stage, string target = Target, string state = "abc123", string user = "") =>
        AuthorizeAsync(stage, Query(stage, target, state, user));

    private static async Task<(HttpStatusCode Status, Uri? Location, string Page)> AuthorizeAsync(Stage stage, Dictionary<string, string?> query)
    {
        using var browser = Browser();
        using var response = await browser.GetAsync(new Uri(stage.Simulator.AuthorizeUrl, QueryString.Create(query).Value), TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string CodeOf(Uri location) => System.Web.HttpUtility.ParseQueryString(location.Query)["code"]!;

    private static HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [GeneratedRegex("data-testid=\"sign-in-user\" href=\"(?<href>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();

    [GeneratedRegex("<h1>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionStart();
}
