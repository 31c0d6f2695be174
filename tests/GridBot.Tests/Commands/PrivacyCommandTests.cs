// Retention, keys and the audit trail on the command line, and what a program does that has lost its keys.
using GridBot.Privacy;
using GridBot.Storage;
using GridBot.Storage.Privacy;
using GridBot.Storage.Sqlite;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Commands;

public sealed class PrivacyCommandTests : IDisposable
{
    private static readonly DateTimeOffset LongAgo = new(2026, 1, 5, 4, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StorageOptions Options => new() { ConnectionString = $"Data Source={folder.File("gridbot.db")};Pooling=False" };

    private string Keys => folder.File(Path.Combine("data", "keys"));

    [Fact]
    public async Task Migrating_an_empty_database_makes_no_keys_and_the_first_use_does_which_only_their_owner_can_read()
    {
        Assert.Equal(0, (await RunAsync("migrate")).ExitCode);
        Assert.False(Directory.Exists(Keys));
        Assert.Equal(0, (await RunAsync("retention")).ExitCode);
        var files = Directory.GetFiles(Keys);

        Assert.Equal(["audit.key", "k1.key"], files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in files)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public async Task Retention_counts_on_a_dry_run_and_deletes_on_a_real_one_and_the_trail_says_so()
    {
        await FillAsync();
        Assert.Contains("would delete: drafts 0, sessions 0, seen 1", (await RunAsync("retention", "--dry-run")).Output, StringComparison.Ordinal);
        Assert.Contains("deleted: drafts 0, sessions 0, seen 1", (await RunAsync("retention")).Output, StringComparison.Ordinal);
        Assert.Contains("deleted: drafts 0, sessions 0, seen 0", (await RunAsync("retention")).Output, StringComparison.Ordinal);
        Assert.Contains("retention  retention", (await RunAsync("audit", "list")).Output, StringComparison.Ordinal);
        var verified = await RunAsync("audit", "verify");
        Assert.Equal(0, verified.ExitCode);
        Assert.Contains("1 row(s), all as they were written", verified.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("audit", "verify", "--receipt", "7-deadbeef")).ExitCode);
    }

    [Fact]
    public async Task Keys_are_changed_and_the_old_one_is_deleted_while_everybody_stays_known()
    {
        await FillAsync();
        var rotated = await RunAsync("keys", "rotate", "--now");
        Assert.Equal((0, ""), (rotated.ExitCode, rotated.Errors));
        Assert.Contains("2 value(s) sealed anew with k2", rotated.Output, StringComparison.Ordinal);
        Assert.Equal("Deleted: k1.\n", (await RunAsync("keys", "prune")).Output);
        Assert.Equal(["audit.key", "k2.key"], Directory.GetFiles(Keys).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("k2", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);

        var (person, target) = await InTurnAsync(async (turn, token) => (await turn.FindOrAddPersonAsync("official-account", "openid-of-the-test", "somebody-new", LongAgo, token), await turn.FindTargetAsync("person-1", token)));
        Assert.Equal(("person-1", "official-account:openid-of-the-test"), (person, target));
        Assert.DoesNotContain("openid-of-the-test", rotated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_the_databases_keys_makes_no_new_ones_and_says_what_to_do()
    {
        await FillAsync();
        var file = Path.Combine(Keys, "k1.key");
        var saved = await File.ReadAllTextAsync(file, Token);
        File.Delete(file);
        var missing = await RunAsync("retention");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("Restore the key files", missing.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file));

        await File.WriteAllTextAsync(file, "made: 2026-01-01T00:00:00Z\nkey: " + Convert.ToBase64String(new byte[32]), Token);
        Assert.Contains("is not the key that this database is sealed with", (await RunAsync("retention")).Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "nonsense", Token);
        Assert.Contains("is no key", (await RunAsync("retention")).Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, saved, Token);
        Assert.Equal(0, (await RunAsync("retention")).ExitCode);
    }

    [Fact]
    public async Task A_menu_without_a_public_account_is_an_error_and_so_is_a_rule_that_keeps_for_longer_than_promised()
    {
        Assert.Contains("OfficialAccount:AppId", (await RunAsync("menu")).Errors, StringComparison.Ordinal);
        var longer = await RunAsync([("Retention__Seen", "400.00:00:00")], "retention");
        Assert.Equal(1, longer.ExitCode);
        Assert.Contains("Retention:Seen", longer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18, 0, 1)]
    [InlineData(19, 0, 24)]
    [InlineData(19, 30, 23.5)]
    [InlineData(0, 0, 19)]
    public void The_nightly_run_is_at_three_local_time(int hour, int minute, double hours)
        => Assert.Equal(TimeSpan.FromHours(hours), RetentionWorker.UntilNight(new DateTimeOffset(2026, 11, 23, hour, minute, 0, TimeSpan.Zero)));

    public void Dispose() => folder.Dispose();

    private async Task FillAsync()
    {
        Assert.Equal(0, (await RunAsync("migrate")).ExitCode);
        Assert.Equal(0, (await RunAsync("retention")).ExitCode);
        await InTurnAsync(async (turn, token) =>
        {
            var person = await turn.FindOrAddPersonAsync("official-account", "openid-of-the-test", "person-1", LongAgo, token);
            await turn.AddReplyAsync("key", "{}", LongAgo, token);
            await turn.SaveSessionAsync(person, "{\"v\":3}", TimeProvider.System.GetUtcNow(), token);
            await turn.KeepContactAsync(null, person, "13800138000", TimeProvider.System.GetUtcNow(), token);
            return true;
        });
    }

    private async Task<T> InTurnAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn)
    {
        var keys = new KeyFolder(Keys);
        keys.Refresh();
        await using var database = new SqliteDatabase(Options);
        return await new TurnStore(database, new FieldSeal(keys, TimeProvider.System, new Random(1))).RunAsync(turn, Token);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private Task<ProgramRun> RunAsync((string Key, string Value)[] settings, params string[] arguments) =>
        ProgramRun.RunAsync(folder.Path, arguments, "", [("Database__ConnectionString", Options.ConnectionString), .. settings]);
}
