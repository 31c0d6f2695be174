// The log of SQLite is folded into the file beside the writer.
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public sealed class SqliteCheckpointTests : IAsyncLifetime
{
    private const int Turns = 180;
    private const int Bytes = 400_000;

    /// <summary>Above what is folded beside the writer (16 MB and what is written meanwhile), below what a commit folds itself (64 MB).</summary>
    private const long MostLogBytes = 48_000_000;

    private readonly SqliteTestDatabase test = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await test.OpenAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task The_log_stays_short_while_turns_go_on_and_every_turn_is_kept()
    {
        var store = new TurnStore(test.Database, TestSeal.Create());
        var longest = 0L;
        for (var i = 0; i < Turns; i++)
        {
            var key = $"key{i}";
            await store.RunAsync(
                async (turn, token) =>
                {
                    await turn.AddReplyAsync(key, new string('x', Bytes), DateTimeOffset.UnixEpoch, token);
                    return 0;
                },
                Token);
            longest = Math.Max(longest, new FileInfo(test.Options.ReadSqlite().DataSource + "-wal").Length);
        }

        Assert.InRange(longest, 1, MostLogBytes);
        await using var again = new SqliteDatabase(test.Options);
        var found = await new TurnStore(again, TestSeal.Create()).RunAsync(
            async (turn, token) =>
            {
                var kept = 0;
                for (var i = 0; i < Turns; i++)
                {
                    kept += (await turn.FindReplyAsync($"key{i}", token))?.Length == Bytes ? 1 : 0;
                }

                return kept;
            },
            Token);
        Assert.Equal(Turns, found);
    }

    [Fact]
    public async Task The_log_stays_short_while_turns_that_run_ahead_read_from_it_all_the_time()
    {
        const int people = 6;
        var store = new TurnStore(test.Database, TestSeal.Create());
        var longest = 0L;
        await Task.WhenAll(Enumerable.Range(0, people).Select(async person =>
        {
            for (var i = 0; i < Turns; i++)
            {
                var key = $"{person} {i}";
                await store.RunAheadAsync(
                    async (turn, token) =>
                    {
                        await turn.OpenAsync(key, "wecom", $"user{person}", $"p{person}", DateTimeOffset.UnixEpoch, token);
                        await turn.AddReplyAsync(key, new string('x', Bytes / people), DateTimeOffset.UnixEpoch, token);
                        return 0;
                    },
                    Token);
                longest = Math.Max(longest, new FileInfo(test.Options.ReadSqlite().DataSource + "-wal").Length);
            }
        }));

        Assert.InRange(longest, 1, MostLogBytes);
    }
}
