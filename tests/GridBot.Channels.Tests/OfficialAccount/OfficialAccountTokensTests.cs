// stable_token: what is asked, what a refusal costs, and how seldom a renewal is forced.
using GridBot.Channels.Platform;
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountTokensTests
{
    private const string StableToken = "POST /cgi-bin/stable_token";
    private const string Send = "POST /cgi-bin/message/custom/send";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_token_is_asked_for_in_the_body_and_kept_until_shortly_before_its_end()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(StableToken, Token("A")).Once(StableToken, Token("B"));
        await using var channel = new AccountChannel(fake);
        Assert.Equal("A", await Current(channel));
        channel.Clock.Advance(TimeSpan.FromSeconds(7200) - channel.Options.TokenMargin - TimeSpan.FromSeconds(1));
        Assert.Equal("A", await Current(channel));
        channel.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("B", await Current(channel));
        Assert.Equal("""{"grant_type":"client_credential","appid":"wx01","secret":"app+secret","force_refresh":false}""", fake.Calls.First().Text);
        Assert.Empty(fake.Calls.First().Query);
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task a_token_that_somebody_else_renewed_is_fetched_without_force(int code)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(StableToken, Token("A")).Once(StableToken, Token("B")).Once(Send, $$"""{"errcode":{{code}},"errmsg":"invalid credential rid: 1"}""").Once(Send, """{"errcode":0}""");
        await using var channel = new AccountChannel(fake);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(OutboundMessage.Plain("x")));
        Assert.Equal(["A", "B"], fake.To("/cgi-bin/message/custom/send").Select(c => c.Query["access_token"].ToString()));
        Assert.All(fake.To("/cgi-bin/stable_token"), c => Assert.False(c.Json.GetProperty("force_refresh").GetBoolean()));
    }

    [Fact]
    public async Task a_token_that_is_refused_and_given_out_again_is_renewed_by_force_and_seldom()
    {
        await using var fake = await StrictPlatform.StartAsync();
        var (token, forced) = ("A", 0);
        fake.Always(StableToken, async (context, call) =>
        {
            if (call.Json.GetProperty("force_refresh").GetBoolean())
            {
                token = "forced-" + ++forced;
            }

            await StrictPlatform.Json(Token(token))(context, call);
        }).Always(Send, """{"errcode":40001,"errmsg":"invalid credential"}""");
        await using var channel = new AccountChannel(fake);
        var wait = channel.Options.ForceEvery;

        Assert.Equal(new SendResult.Again("token", 40001), await channel.SendAsync(OutboundMessage.Plain("x")));
        Assert.Equal(1, forced);

        // The forced one is refused as well: no further call until the platform's least time is over.
        Assert.Equal(new SendResult.Again("token", After: wait), await channel.SendAsync(OutboundMessage.Plain("x")));
        var calls = fake.Calls.Count;
        channel.Clock.Advance(wait - TimeSpan.FromSeconds(1));
        Assert.Equal(new SendResult.Again("token", After: TimeSpan.FromSeconds(1)), await channel.SendAsync(OutboundMessage.Plain("x")));
        Assert.Equal((1, calls), (forced, fake.Calls.Count));

        for (var i = 0; i < 200; i++)
        {
            channel.Clock.Advance(wait);
            await channel.SendAsync(OutboundMessage.Plain("x"));
        }

        Assert.Equal(channel.Options.ForcesPerDay, forced);
        channel.Clock.Advance(TimeSpan.FromHours(24));
        await channel.SendAsync(OutboundMessage.Plain("x"));
        Assert.Equal(channel.Options.ForcesPerDay + 1, forced);
    }

    [Fact]
    public async Task a_renewal_that_may_not_be_forced_is_waited_for_and_no_message_is_lost_over_it()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(StableToken, Token("A")).Once(StableToken, Token("A")).Once(StableToken, """{"errcode":45999,"errmsg":"too often"}""").Once(Send, """{"errcode":40001}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Again("token", 45999, channel.Options.ForceEvery), await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Theory]
    [InlineData(45999, "unknown-code")]
    [InlineData(40003, "recipient")]
    [InlineData(45015, "unknown-code")]
    public async Task no_message_is_given_up_for_want_of_a_token(int code, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(StableToken, $$"""{"errcode":{{code}}}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Misconfigured(reason, code), await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Theory]
    [InlineData(40001, "credentials")]
    [InlineData(40125, "credentials")]
    [InlineData(40243, "credentials")]
    [InlineData(40164, "address")]
    public async Task a_wrong_secret_or_address_is_not_tried_again_for_a_while(int code, string reason)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(StableToken, $$"""{"errcode":{{code}},"errmsg":"no"}""").Once(StableToken, Token("A")).Once(Send, """{"errcode":0}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Misconfigured(reason, code), await channel.SendAsync(OutboundMessage.Plain("x")));
        Assert.Equal(new SendResult.Misconfigured(reason, code), await channel.SendAsync(OutboundMessage.Plain("x")));
        channel.Clock.Advance(channel.Options.CredentialFaultHold);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Fact]
    public async Task a_spent_quota_of_the_day_is_waited_out()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(StableToken, """{"errcode":45009,"errmsg":"reach max api daily quota limit"}""");
        await using var channel = new AccountChannel(fake);
        Assert.Equal(new SendResult.Again("quota", 45009, channel.Options.QuotaWait), await channel.SendAsync(OutboundMessage.Plain("x")));
        Assert.Equal(new SendResult.Again("quota", 45009, channel.Options.QuotaWait), await channel.SendAsync(OutboundMessage.Plain("x")));
    }

    [Fact]
    public async Task replicas_share_a_token_and_one_that_is_refused_is_nobodys_any_more()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(StableToken, Token("A")).Once(StableToken, Token("B"));
        var shelf = new MemoryShelf();
        await using var one = new AccountChannel(fake, shelf: shelf);
        await using var two = new AccountChannel(fake, shelf: shelf, seed: 12);
        Assert.Equal(("A", "A"), (await Current(one), await Current(two)));
        await one.Tokens.InvalidateAsync(one.App, new Secret("A"), Stop);
        Assert.Equal("B", await Current(one));
        await two.Tokens.InvalidateAsync(two.App, new Secret("A"), Stop);
        Assert.Equal("B", await Current(two));
    }

    private static string Token(string value) => $$"""{"access_token":"{{value}}","expires_in":7200}""";

    private static async Task<string> Current(AccountChannel channel) => (await channel.Tokens.GetAsync(channel.App, Stop)).Token.Reveal();
}
