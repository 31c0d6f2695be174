// Races, renewals and refusals of the access token, over real HTTP.
using GridBot.Channels.Platform;
using GridBot.Channels.WeCom;
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class TokenCacheTests
{
    private const string GetToken = "GET /cgi-bin/gettoken";
    private const string Send = "POST /cgi-bin/message/send";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task two_hundred_callers_make_one_fetch()
    {
        await using var fake = await StrictPlatform.StartAsync();
        var release = new TaskCompletionSource();
        fake.Once(GetToken, async (context, call) =>
        {
            await release.Task;
            await StrictPlatform.Json(Token("A"))(context, call);
        });
        await using var channel = new Channel(fake);
        var callers = Enumerable.Range(0, 200).Select(_ => Task.Run(() => channel.Tokens.GetAsync(channel.App, Stop), Stop)).ToArray();
        release.SetResult();
        var results = await Task.WhenAll(callers);
        Assert.All(results, r => Assert.Equal("A", r.Token.Reveal()));
        var call = Assert.Single(fake.Calls);
        Assert.Equal(("ww01", "app+secret"), (call.Query["corpid"].ToString(), call.Query["corpsecret"].ToString()));
    }

    [Fact]
    public async Task a_token_is_renewed_a_margin_before_its_end()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A")).Once(GetToken, Token("B"));
        await using var channel = new Channel(fake);
        Assert.Equal("A", await Current(channel));
        channel.Clock.Advance(TimeSpan.FromSeconds(7200) - channel.Options.TokenMargin - TimeSpan.FromSeconds(1));
        Assert.Equal("A", await Current(channel));
        channel.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("B", await Current(channel));
    }

    [Fact]
    public async Task only_the_newest_token_can_be_invalidated()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A")).Once(GetToken, Token("B"));
        await using var channel = new Channel(fake);
        Assert.Equal("A", await Current(channel));
        await channel.Tokens.InvalidateAsync(channel.App, new Secret("A"), Stop);
        Assert.Equal("B", await Current(channel));
        await channel.Tokens.InvalidateAsync(channel.App, new Secret("A"), Stop);
        Assert.Equal("B", await Current(channel));
    }

    [Fact]
    public async Task two_hundred_sends_with_a_dead_token_make_one_renewal_and_all_arrive()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A")).Once(GetToken, Token("B"));
        fake.Always(Send, (context, call) => StrictPlatform.Json(call.Query["access_token"] == "B" ? """{"errcode":0}""" : """{"errcode":42001}""")(context, call));
        await using var channel = new Channel(fake);
        Assert.Equal("A", await Current(channel));
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => channel.SendAsync(OutboundMessage.Plain("x"), $"row-{i}")));
        Assert.All(results, r => Assert.IsType<SendResult.Sent>(r));
        Assert.Equal(2, fake.To("/cgi-bin/gettoken").Count());
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    [InlineData(41001)]
    public async Task a_refused_token_is_renewed_once_and_the_call_repeated_once(int code)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A")).Once(GetToken, Token("B"));
        fake.Always(Send, $$"""{"errcode":{{code}}}""");
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Again("token", code), await channel.SendAsync(OutboundMessage.Plain("x")));
        Assert.Equal(["A", "B"], fake.To("/cgi-bin/message/send").Select(c => c.Query["access_token"].ToString()));
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40091)]
    [InlineData(40013)]
    public async Task a_wrong_secret_is_not_tried_again_for_a_while(int code)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, $$"""{"errcode":{{code}},"errmsg":"invalid"}""").Once(GetToken, Token("A"));
        await using var channel = new Channel(fake);
        foreach (var i in Enumerable.Range(0, 20))
        {
            Assert.Equal(new SendResult.Misconfigured("credentials", code), await channel.SendAsync(OutboundMessage.Plain("x"), $"row-{i}"));
        }

        Assert.Single(fake.Calls);
        channel.Clock.Advance(channel.Options.CredentialFaultHold);
        Assert.Equal("A", await Current(channel));
    }

    [Fact]
    public async Task a_blocked_address_waits_until_the_block_is_over()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, """{"errcode":45009}""");
        await using var channel = new Channel(fake);
        var first = (await channel.Tokens.GetAsync(channel.App, Stop)).Failure;
        channel.Clock.Advance(TimeSpan.FromMinutes(20));
        var second = (await channel.Tokens.GetAsync(channel.App, Stop)).Failure;
        Assert.Equal(new SendResult.Again("rate", 45009, TimeSpan.FromHours(1)), first);
        Assert.Equal(new SendResult.Again("rate", 45009, TimeSpan.FromMinutes(40)), second);
    }

    [Fact]
    public async Task passing_faults_of_gettoken_are_repeated_at_once()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, "", 502).Once(GetToken, StrictPlatform.Reset).Once(GetToken, Token("A"));
        await using var channel = new Channel(fake);
        Assert.Equal("A", await Current(channel));
    }

    [Fact]
    public async Task a_passing_fault_is_not_remembered()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, """{"errcode":-1}""").Once(GetToken, """{"errcode":0}""").Once(GetToken, Token("A"));
        await using var channel = new Channel(fake);
        Assert.Equal(new SendResult.Again("busy", -1), (await channel.Tokens.GetAsync(channel.App, Stop)).Failure);
        Assert.Equal(new SendResult.Again("unreadable"), (await channel.Tokens.GetAsync(channel.App, Stop)).Failure);
        Assert.Equal("A", await Current(channel));
    }

    [Fact]
    public async Task whoever_gives_up_waiting_does_not_take_the_fetch_from_the_others()
    {
        await using var fake = await StrictPlatform.StartAsync();
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        fake.Once(GetToken, async (context, call) =>
        {
            arrived.SetResult();
            await release.Task;
            await StrictPlatform.Json(Token("A"))(context, call);
        });
        await using var channel = new Channel(fake);
        using var impatient = new CancellationTokenSource();
        var first = channel.Tokens.GetAsync(channel.App, impatient.Token);
        await arrived.Task;
        var second = channel.Tokens.GetAsync(channel.App, Stop);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();
        Assert.Equal("A", (await second).Token.Reveal());
    }

    [Fact]
    public async Task each_secret_has_its_own_token()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Always(GetToken, (context, call) => StrictPlatform.Json(Token("token-of-" + call.Query["corpsecret"]))(context, call));
        await using var channel = new Channel(fake);
        Assert.Equal("token-of-1", (await channel.Tokens.GetAsync(new AppCredentials("wecom", "ww01", new Secret("1")), Stop)).Token.Reveal());
        Assert.Equal("token-of-2", (await channel.Tokens.GetAsync(new AppCredentials("wecom", "ww01", new Secret("2")), Stop)).Token.Reveal());
        Assert.Equal("token-of-1", (await channel.Tokens.GetAsync(new AppCredentials("wecom", "ww01", new Secret("1")), Stop)).Token.Reveal());
        Assert.Equal(2, fake.Calls.Count);
    }

    private static async Task<string> Current(Channel channel) => (await channel.Tokens.GetAsync(channel.App, Stop)).Token.Reveal();

    private static string Token(string token) => $$"""{"errcode":0,"errmsg":"ok","access_token":"{{token}}","expires_in":7200}""";
}
