// Signing in: the address a browser is sent to, and every answer to whom a code stands for.
using GridBot.Channels.WeCom;
using GridBot.Channels.Tests.Platform;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class WeComSignInTests
{
    private const string Get = "GET /cgi-bin/auth/getuserinfo";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_browser_is_sent_to_the_platform_with_everything_it_asks_for()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new Channel(fake);
        Assert.Equal(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww01&redirect_uri=https%3A%2F%2Fgridbot.example.org%2Fsignin%2Fwecom%3Fa%3D1&response_type=code&scope=snsapi_base&state=Az09&agentid=1000002#wechat_redirect",
            channel.SignIn.Authorize(new Uri("https://gridbot.example.org/signin/wecom?a=1"), "Az09").AbsoluteUri);
    }

    [Fact]
    public async Task another_address_is_taken_with_or_without_a_slash_at_its_end()
    {
        await using var fake = await StrictPlatform.StartAsync();
        foreach (var address in (string[])["http://127.0.0.1:5081/connect/oauth2/authorize", "http://127.0.0.1:5081/connect/oauth2/authorize/"])
        {
            await using var channel = new Channel(fake, options => options with { AuthorizeUrl = new Uri(address) });
            Assert.StartsWith("http://127.0.0.1:5081/connect/oauth2/authorize?appid=ww01&", channel.SignIn.Authorize(new Uri("http://127.0.0.1/"), "a").AbsoluteUri, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-b")]
    [InlineData("值班")]
    [InlineData("a&b=c")]
    public async Task a_state_that_the_platform_refuses_is_not_sent(string state)
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new Channel(fake);
        Assert.ThrowsAny<ArgumentException>(() => channel.SignIn.Authorize(new Uri("https://gridbot.example.org/"), state));
        Assert.ThrowsAny<ArgumentException>(() => channel.SignIn.Authorize(new Uri("https://gridbot.example.org/"), new string('a', WeComSignIn.LongestState + 1)));
    }

    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok","userid":"SunWei"}""", "SunWei")]
    [InlineData("""{"userid":"sunwei","user_ticket":"T"}""", "sunwei")]
    public async Task a_member_is_told_as_the_platform_writes_them(string json, string user)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken("T").Once(Get, StrictPlatform.Json(json));
        await using var channel = new Channel(fake);
        Assert.Equal(new SignInAnswer.Member(user), await channel.SignIn.WhoAsync("C+/1", Stop));
        var call = fake.To("/cgi-bin/auth/getuserinfo").Single();
        Assert.Equal(("T", "C+/1"), (call.Query["access_token"].ToString(), call.Query["code"].ToString()));
        Assert.DoesNotContain("C+/1", channel.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(user, channel.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok","openid":"o1","external_userid":"w1"}""")]
    [InlineData("""{"errcode":0,"errmsg":"ok","userid":""}""")]
    [InlineData("""{"errcode":0,"errmsg":"ok"}""")]
    public async Task whoever_has_no_user_id_is_no_member(string json)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, StrictPlatform.Json(json));
        await using var channel = new Channel(fake);
        Assert.IsType<SignInAnswer.Outsider>(await channel.SignIn.WhoAsync("C", Stop));
    }

    [Theory]
    [InlineData(40029)]
    [InlineData(42022)]
    [InlineData(42003)]
    public async Task a_code_that_is_unknown_used_or_too_old_is_spent(int code)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, StrictPlatform.Json($$"""{"errcode":{{code}},"errmsg":"no"}"""));
        await using var channel = new Channel(fake);
        Assert.IsType<SignInAnswer.CodeSpent>(await channel.SignIn.WhoAsync("C", Stop));
    }

    [Fact]
    public async Task a_code_that_cannot_be_one_is_spent_without_a_call()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var channel = new Channel(fake);
        Assert.IsType<SignInAnswer.CodeSpent>(await channel.SignIn.WhoAsync("", Stop));
        Assert.IsType<SignInAnswer.CodeSpent>(await channel.SignIn.WhoAsync(new string('c', WeComSignIn.LongestCode + 1), Stop));
    }

    [Theory]
    [InlineData(60020, "address")]
    [InlineData(-1, "busy")]
    [InlineData(50001, "oauth")]
    [InlineData(99999, "unknown-code")]
    public async Task other_refusals_are_no_answer_and_say_why(int code, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, StrictPlatform.Json($$"""{"errcode":{{code}},"errmsg":"no"}"""));
        await using var channel = new Channel(fake);
        Assert.Equal(new SignInAnswer.Unavailable(reason), await channel.SignIn.WhoAsync("C", Stop));
    }

    [Fact]
    public async Task a_dead_token_costs_nobody_their_code_and_a_broken_connection_is_tried_once_only()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithToken().Once(Get, StrictPlatform.Json("""{"errcode":42001,"errmsg":"expired"}""")).Once(Get, StrictPlatform.Json("""{"errcode":0,"userid":"sunwei"}""")).Once(Get, StrictPlatform.Reset);
        await using var channel = new Channel(fake);
        Assert.Equal(new SignInAnswer.Member("sunwei"), await channel.SignIn.WhoAsync("C", Stop));
        Assert.IsType<SignInAnswer.Unavailable>(await channel.SignIn.WhoAsync("C", Stop));
        Assert.Equal(3, fake.To("/cgi-bin/auth/getuserinfo").Count());
    }
}
