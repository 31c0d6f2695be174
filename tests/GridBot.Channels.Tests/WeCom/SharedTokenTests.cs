// Replicas that share one access token: one fetches, all use it, and none is stuck when another one dies.
using GridBot.Channels.Platform;
using GridBot.Channels.WeCom;
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.WeCom;

public sealed class SharedTokenTests
{
    private const string GetToken = "GET /cgi-bin/gettoken";
    private const string Send = "POST /cgi-bin/message/send";

    private readonly MemoryShelf shelf = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task three_replicas_that_need_a_token_at_once_make_one_fetch()
    {
        await using var fake = await StrictPlatform.StartAsync();
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        fake.Once(GetToken, async (context, call) =>
        {
            arrived.SetResult();
            await release.Task;
            await StrictPlatform.Json(Token("A"))(context, call);
        });
        await using var one = new Channel(fake, shelf: shelf, seed: 1);
        await using var two = new Channel(fake, shelf: shelf, seed: 2);
        await using var three = new Channel(fake, shelf: shelf, seed: 3);
        var first = CurrentAsync(one);
        await arrived.Task;
        Task<string>[] others = [CurrentAsync(two), CurrentAsync(three)];
        await WaitsAsync(2);
        release.SetResult();
        Assert.Equal("A", await first);
        await AdvanceUntilDoneAsync(two, others[0]);
        await AdvanceUntilDoneAsync(three, others[1]);
        Assert.Equal(["A", "A"], await Task.WhenAll(others));
        Assert.Single(fake.Calls);
    }

    [Fact]
    public async Task a_replica_that_starts_later_uses_the_token_that_is_there()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A"));
        await using var one = new Channel(fake, shelf: shelf, seed: 1);
        Assert.Equal("A", await CurrentAsync(one));
        await using var two = new Channel(fake, shelf: shelf, seed: 2);
        Assert.Equal("A", await CurrentAsync(two));
        Assert.Single(fake.Calls);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task a_token_that_the_platform_refuses_is_replaced_once_among_all(int code)
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A")).Once(GetToken, Token("B"));
        var valid = "A";
        fake.Always(Send, (context, call) => StrictPlatform.Json(call.Query["access_token"] == valid ? """{"errcode":0}""" : $$"""{"errcode":{{code}}}""")(context, call));
        await using var one = new Channel(fake, shelf: shelf, seed: 1);
        await using var two = new Channel(fake, shelf: shelf, seed: 2);
        await SentAsync(one, two);
        valid = "B";
        await SentAsync(one, two);
        await SentAsync(two, one);
        Assert.Equal(2, fake.To("/cgi-bin/gettoken").Count());
    }

    [Fact]
    public async Task a_replica_that_dies_while_it_fetches_is_followed_by_another_after_its_lease()
    {
        await using var fake = await StrictPlatform.StartAsync();
        await using var two = new Channel(fake, shelf: shelf, seed: 2);
        var (end, asked) = (two.Clock.GetUtcNow().AddSeconds(15), DateTimeOffset.MinValue);
        fake.Once(GetToken, (context, call) =>
        {
            asked = two.Clock.GetUtcNow();
            return StrictPlatform.Json(Token("B"))(context, call);
        });
        Assert.True(await shelf.TryLeaseAsync(new TokenSeal(two.App).Name, "the dead one", two.Clock.GetUtcNow(), end, Stop));
        var token = CurrentAsync(two);
        await WaitsAsync(1);
        Assert.Empty(fake.Calls);
        await AdvanceUntilDoneAsync(two, token);
        Assert.Equal("B", await token);
        Assert.True(asked >= end);
    }

    [Fact]
    public async Task a_fetch_that_fails_leaves_the_others_free_to_try()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, """{"errcode":-1}""").Once(GetToken, Token("B"));
        await using var one = new Channel(fake, shelf: shelf, seed: 1);
        await using var two = new Channel(fake, shelf: shelf, seed: 2);
        Assert.Equal(new SendResult.Again("busy", -1), (await one.Tokens.GetAsync(one.App, Stop)).Failure);
        Assert.False(shelf.IsLeased);
        Assert.Equal("B", await CurrentAsync(two));
    }

    [Fact]
    public async Task without_the_shelf_a_replica_fetches_for_itself_and_nothing_stays_unsent()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A"));
        fake.Always(Send, """{"errcode":0}""");
        shelf.IsAway = true;
        await using var one = new Channel(fake, shelf: shelf);
        Assert.IsType<SendResult.Sent>(await one.SendAsync(OutboundMessage.Plain("x")));
        Assert.IsType<SendResult.Sent>(await one.SendAsync(OutboundMessage.Plain("y")));
        Assert.Single(fake.To("/cgi-bin/gettoken"));
    }

    [Fact]
    public async Task what_stands_on_the_shelf_tells_neither_token_nor_secret_nor_application()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("the-token-itself"));
        await using var one = new Channel(fake, shelf: shelf);
        Assert.Equal("the-token-itself", await CurrentAsync(one));
        var (app, row) = Assert.Single(shelf.Tokens);
        var bytes = System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(row.Sealed));
        foreach (var secret in (string[])["the-token-itself", one.App.Id, one.App.Secret.Reveal()])
        {
            Assert.DoesNotContain(secret, $"{app} {row} {bytes}", StringComparison.Ordinal);
        }

        Assert.Null(new TokenSeal(one.App with { Secret = new Secret("another") }).Open(row.Sealed));
        Assert.NotEqual(app, new TokenSeal(one.App with { Secret = new Secret("another") }).Name);
    }

    [Fact]
    public async Task a_shelf_that_somebody_wrote_to_is_not_believed()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.Once(GetToken, Token("A")).Once(GetToken, Token("B"));
        await using var one = new Channel(fake, shelf: shelf, seed: 1);
        Assert.Equal("A", await CurrentAsync(one));
        shelf.Change(row => row with { Sealed = Convert.ToBase64String([.. Convert.FromBase64String(row.Sealed).Select((b, i) => (byte)(i == 20 ? b ^ 1 : b))]) });
        await using var two = new Channel(fake, shelf: shelf, seed: 2);
        Assert.Equal("B", await CurrentAsync(two));
        shelf.Change(row => row with { Sealed = "no base64" });
        Assert.Equal("B", await CurrentAsync(two));
    }

    [Fact]
    public void the_longest_token_of_the_platform_fits_the_shelf_and_comes_back()
    {
        var seal = new TokenSeal(new AppCredentials("wecom", "ww01", new Secret("s")));
        var longest = new Secret(new string('ÿ', 512));
        var text = seal.Seal(longest, new Random(1));
        Assert.InRange(text.Length, 1, 2048);
        Assert.Equal(longest, seal.Open(text));
        Assert.NotEqual(text, seal.Seal(longest, new Random(2)));
    }

    private static async Task<string> CurrentAsync(Channel channel) => (await channel.Tokens.GetAsync(channel.App, Stop)).Token.Reveal();

    private static async Task SentAsync(params Channel[] channels)
    {
        foreach (var channel in channels)
        {
            Assert.IsType<SendResult.Sent>(await channel.SendAsync(OutboundMessage.Plain("x")));
        }
    }

    private async Task WaitsAsync(int count)
    {
        while (shelf.Waits < count)
        {
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Moves a replica's clock on as often as it looks.</summary>
    private static async Task AdvanceUntilDoneAsync(Channel channel, Task task)
    {
        while (!task.IsCompleted)
        {
            channel.Clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
        }
    }

    private static string Token(string token) => $$"""{"errcode":0,"errmsg":"ok","access_token":"{{token}}","expires_in":7200}""";
}
