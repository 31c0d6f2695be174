// The contract of the shared access token: one fetches, all use it, and nobody throws away a newer one.
namespace GridBot.Storage.Tests;

public abstract class AccessTokenContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const string App = "app-1";

    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(15);
    private static readonly DateTimeOffset End = Noon.AddHours(2);

    private AccessTokenStore Tokens => new(Database);

    [Fact]
    public async Task Before_the_first_token_there_is_none_and_somebody_may_fetch_it()
    {
        Assert.Null(await Tokens.FindAsync(App, Token));
        Assert.True(await LeaseAsync("a", Noon));
        Assert.Null(await Tokens.FindAsync(App, Token));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_fetches()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => LeaseAsync($"replica-{i}", Noon)));

        Assert.Single(taken, lease => lease);
    }

    [Fact]
    public async Task What_one_saved_is_found_by_all_and_nobody_fetches_while_it_may_be_used()
    {
        await LeaseAsync("a", Noon);
        Assert.True(await Tokens.SaveAsync(App, "a", "sealed-1", End, Token));

        Assert.Equal(new SharedAccessToken("a", "sealed-1", End), await Tokens.FindAsync(App, Token));
        Assert.False(await LeaseAsync("b", End.AddMicroseconds(-1)));
        Assert.True(await LeaseAsync("b", End));
    }

    [Fact]
    public async Task While_one_fetches_the_last_token_is_still_found()
    {
        await SaveAsync("a", "sealed-1");
        await LeaseAsync("b", End);

        Assert.Equal("sealed-1", (await Tokens.FindAsync(App, Token))?.Sealed);
    }

    [Fact]
    public async Task A_lease_can_be_taken_over_when_it_is_over_and_its_first_owner_then_saves_nothing()
    {
        await LeaseAsync("a", Noon);

        Assert.False(await LeaseAsync("b", Noon + LeaseFor - TimeSpan.FromMicroseconds(1)));
        Assert.True(await LeaseAsync("b", Noon + LeaseFor));
        Assert.False(await Tokens.SaveAsync(App, "a", "late", End, Token));
        Assert.True(await Tokens.SaveAsync(App, "b", "sealed-2", End, Token));
        Assert.False(await Tokens.SaveAsync(App, "a", "later", End, Token));
        Assert.Equal("sealed-2", (await Tokens.FindAsync(App, Token))?.Sealed);
    }

    [Fact]
    public async Task A_lease_given_back_is_free_at_once_but_only_its_owner_gives_it_back()
    {
        await LeaseAsync("a", Noon);
        await Tokens.ReleaseAsync(App, "b", Token);
        Assert.False(await LeaseAsync("c", Noon));
        await Tokens.ReleaseAsync(App, "a", Token);
        Assert.True(await LeaseAsync("c", Noon));
    }

    [Fact]
    public async Task A_refused_token_makes_room_for_the_next_and_a_newer_one_is_not_thrown_away()
    {
        await SaveAsync("a", "sealed-1");
        await Tokens.ExpireAsync(App, "a", Token);
        Assert.True((await Tokens.FindAsync(App, Token))!.ValidUntil <= Noon);

        await SaveAsync("b", "sealed-2");
        await Tokens.ExpireAsync(App, "a", Token);
        Assert.Equal(new SharedAccessToken("b", "sealed-2", End), await Tokens.FindAsync(App, Token));
    }

    [Fact]
    public async Task A_lease_of_a_clock_that_was_an_hour_ahead_holds_nobody_up()
    {
        await LeaseAsync("a", Noon.AddHours(1));

        Assert.True(await LeaseAsync("b", Noon));
    }

    [Fact]
    public async Task Applications_do_not_share_a_token()
    {
        await SaveAsync("a", "sealed-1");

        Assert.Null(await Tokens.FindAsync("app-2", Token));
        Assert.True(await Tokens.TryLeaseAsync("app-2", "b", Noon, Noon + LeaseFor, Token));
    }

    [Fact]
    public async Task The_longest_token_fits()
    {
        var longest = new string('x', 2000);
        await SaveAsync("a", longest);

        Assert.Equal(longest, (await Tokens.FindAsync(App, Token))?.Sealed);
    }

    [Fact]
    public async Task A_folders_mark_is_set_once()
    {
        var folders = new SharedFolderStore(Database);
        Assert.Null(await folders.FindAsync("attachments", Token));

        var set = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => folders.SetAsync("attachments", $"mark-{i}", Token)));

        Assert.Single(set.Distinct(StringComparer.Ordinal));
        Assert.Equal(set[0], await folders.SetAsync("attachments", "another", Token));
        Assert.Equal(set[0], await folders.FindAsync("attachments", Token));
        Assert.Null(await folders.FindAsync("another", Token));
    }

    private Task<bool> LeaseAsync(string owner, DateTimeOffset now) => Tokens.TryLeaseAsync(App, owner, now, now + LeaseFor, Token);

    private async Task SaveAsync(string owner, string token)
    {
        Assert.True(await LeaseAsync(owner, Noon));
        Assert.True(await Tokens.SaveAsync(App, owner, token, End, Token));
    }
}
