// Tokens of the account: two lines that do not touch, and what each refusal says.
using Xunit;

namespace GridBot.Simulator.Tests.OfficialAccount;

public sealed class AccountTokenTests
{
    [Fact]
    public async Task A_new_token_kills_the_old_one_after_five_minutes()
    {
        await using var stage = await AccountStage.OpenAsync();
        var first = await stage.NewTokenAsync();
        var second = await stage.NewTokenAsync();
        Assert.NotEqual(first, second);
        stage.Clock.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(46003, await TryAsync(stage, first));
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(40001, await TryAsync(stage, first));
        Assert.Equal(46003, await TryAsync(stage, second));
        stage.Clock.Advance(TimeSpan.FromSeconds(6900));
        Assert.Equal(42001, await TryAsync(stage, second));
    }

    [Fact]
    public async Task The_stable_token_comes_back_until_five_minutes_before_its_end_and_both_work_then()
    {
        await using var stage = await AccountStage.OpenAsync();
        var first = (string)(await stage.StableTokenAsync())["access_token"]!;
        await stage.NewTokenAsync();
        stage.Clock.Advance(TimeSpan.FromSeconds(6899));
        var same = await stage.StableTokenAsync();
        Assert.Equal((first, 301), ((string)same["access_token"]!, (int)same["expires_in"]!));
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await stage.StableTokenAsync();
        Assert.NotEqual(first, (string)next["access_token"]!);
        Assert.Equal(7200, (int)next["expires_in"]!);
        Assert.Equal(46003, await TryAsync(stage, first));
        stage.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal(42001, await TryAsync(stage, first));
    }

    [Fact]
    public async Task A_forced_renewal_kills_at_once_waits_30_s_and_is_allowed_20_times_a_day()
    {
        await using var stage = await AccountStage.OpenAsync();
        var first = (string)(await stage.StableTokenAsync())["access_token"]!;
        var second = (string)(await stage.StableTokenAsync(force: true))["access_token"]!;
        Assert.NotEqual(first, second);
        Assert.Equal(40001, await TryAsync(stage, first));
        Assert.Equal(second, (string)(await stage.StableTokenAsync(force: true))["access_token"]!);
        for (var i = 1; i < 20; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(0, AccountStage.Code(await stage.StableTokenAsync(force: true)));
        }

        stage.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(45009, AccountStage.Code(await stage.StableTokenAsync(force: true)));
        Assert.Equal(0, AccountStage.Code(await stage.StableTokenAsync()));
    }

    [Theory]
    [InlineData("grant_type=x&appid={0}&secret={1}", 40002)]
    [InlineData("grant_type=client_credential&secret={1}", 41002)]
    [InlineData("grant_type=client_credential&appid={0}", 41004)]
    [InlineData("grant_type=client_credential&appid=wx&secret={1}", 40013)]
    [InlineData("grant_type=client_credential&appid={0}&secret=x", 40125)]
    public async Task Wrong_credentials_are_told_apart(string query, int code)
    {
        await using var stage = await AccountStage.OpenAsync();
        Assert.Equal(code, AccountStage.Code(await stage.GetAsync("token?" + string.Format(query, stage.Account.Options.AppId, stage.Account.Options.AppSecret))));
    }

    [Fact]
    public async Task Only_listed_addresses_get_a_token()
    {
        await using var stage = await AccountStage.OpenAsync(new PublicAccountOptions { AllowedAddresses = ["203.0.113.9"] });
        var answer = await stage.StableTokenAsync();
        Assert.Equal(40164, AccountStage.Code(answer));
        Assert.StartsWith("invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: ", (string)answer["errmsg"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_token_is_answered_as_the_platform_words_it()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.CallAsync("menu/get");
        stage.Account.RevokeTokens();
        var answer = await stage.CallAsync("menu/get");
        Assert.Equal(40001, AccountStage.Code(answer));
        Assert.Matches("^invalid credential, access_token is invalid or not latest, .* rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", (string)answer["errmsg"]!);
        Assert.Equal(41001, AccountStage.Code(await stage.GetAsync("menu/get")));
    }

    [Fact]
    public async Task Tokens_may_expire_early_and_calls_meet_planned_faults()
    {
        await using var stage = await AccountStage.OpenAsync();
        await stage.CallAsync("menu/get");
        stage.Account.Faults.Next("menu/get", new Fault.Code(-1));
        Assert.Equal(-1, AccountStage.Code(await stage.CallAsync("menu/get")));
        stage.Account.ExpireTokens();
        Assert.Equal(42001, AccountStage.Code(await stage.CallAsync("menu/get")));
    }

    [Fact]
    public async Task Wrong_method_broken_json_and_too_many_calls_have_codes_of_their_own()
    {
        await using var stage = await AccountStage.OpenAsync(new PublicAccountOptions { Limits = new PublicAccountLimits { CallsPerDay = 3 } });
        Assert.Equal(43002, AccountStage.Code(await stage.GetAsync("stable_token")));
        Assert.Equal(43001, AccountStage.Code(await stage.PostAsync("menu/get", "{}")));
        Assert.Equal(47001, AccountStage.Code(await stage.PostAsync("stable_token", "{")));
        await stage.CallAsync("menu/get");
        await stage.CallAsync("menu/get");
        Assert.Equal(45009, AccountStage.Code(await stage.CallAsync("menu/get")));
        stage.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(42001, AccountStage.Code(await stage.CallAsync("menu/get")));
    }

    private static async Task<int> TryAsync(AccountStage stage, string token) => AccountStage.Code(await stage.GetAsync($"menu/get?access_token={token}"));
}
