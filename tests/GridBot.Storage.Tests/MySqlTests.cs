// What MySQL does beyond the contract: round trips, locks, bytes, faults of the server.
using Dapper;
using GridBot.Storage.MySql;
using GridBot.Tests.Keys;
using Microsoft.Extensions.DependencyInjection;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace GridBot.Storage.Tests;

public sealed class MySqlTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly MySqlTestDatabase test = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await test.OpenAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task A_turn_of_a_known_person_takes_two_round_trips()
    {
        var store = new TurnStore(test.Database, TestSeal.Create());
        await TurnAsync(store, "first");
        using var source = new ActivitySource("test");
        var trips = new ConcurrentBag<(ActivityTraceId Trace, string Name)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = from => from.Name is "MySqlConnector" or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => trips.Add((activity.TraceId, activity.OperationName)),
        };
        ActivitySource.AddActivityListener(listener);
        using var root = source.StartActivity("turn") ?? throw new InvalidOperationException("nobody listens");
        await TurnAsync(store, "second");

        // One for the opening, one for everything that is written and the commit.
        Assert.Equal(2, trips.Count(trip => trip.Trace == root.TraceId && trip.Name == "Execute"));
    }

    [Fact]
    public async Task Every_text_is_utf8mb4_and_compared_byte_by_byte()
    {
        var others = await test.Database.ReadAsync(
            (connection, _) => connection.QueryAsync<string>(
                "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> 'VersionInfo' AND collation_name <> 'utf8mb4_bin'"),
            Token);

        Assert.Empty(others);
    }

    [Fact]
    public async Task Two_turns_that_hold_what_the_other_wants_both_get_through()
    {
        var store = new TurnStore(test.Database, TestSeal.Create());
        await TurnAsync(store, "a", "anna");
        await TurnAsync(store, "b", "bert");
        using var both = new Barrier(2);
        var runs = 0;
        Task<int> MeetAsync(string first, string second) => Task.Run(() => store.RunAsync(
            async (turn, token) =>
            {
                await turn.FindOrAddPersonAsync("wecom", first, "x", Noon, token);
                if (Interlocked.Increment(ref runs) <= 2)
                {
                    both.SignalAndWait(TimeSpan.FromSeconds(5), token);
                }

                await turn.FindOrAddPersonAsync("wecom", second, "x", Noon, token);
                return 1;
            },
            Token));

        Assert.Equal<int[]>([1, 1], await Task.WhenAll(MeetAsync("anna", "bert"), MeetAsync("bert", "anna")));
        Assert.True(runs > 2, "one of them must have been undone and run again");
    }

    [Fact]
    public async Task A_turn_whose_connection_is_cut_leaves_nothing_and_the_next_one_works()
    {
        var store = new TurnStore(test.Database, TestSeal.Create());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RunAsync(
            async (turn, token) =>
            {
                await turn.OpenAsync("cut", "wecom", "anna", "p1", Noon, token);
                await turn.AddReplyAsync("cut", "r", Noon, token);
                await test.CutAsync(token);
                return 0;
            },
            Token));

        Assert.Null(await store.RunAsync((turn, token) => turn.FindReplyAsync("cut", token), Token));
        await TurnAsync(store, "next");
        Assert.NotNull(await store.RunAsync((turn, token) => turn.FindReplyAsync("next", token), Token));
    }

    [Theory]
    [InlineData("Server=127.0.0.1;Port=1")]
    [InlineData("Server=/nowhere/s;Protocol=unix")]
    public async Task A_server_that_is_not_there_is_told_soon_and_without_its_password(string server)
    {
        var options = new StorageOptions { Provider = StorageOptions.MySqlProvider, ConnectionString = $"{server};User ID=x;Password=hunter2;Database=d" };
        await using var database = new MySqlDatabase(options, TimeProvider.System);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => TurnAsync(new TurnStore(database, TestSeal.Create()), "key"));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new DatabaseMigrator(options, TestSeal.Create()).CheckAsync(Token));
    }

    [Fact]
    public async Task More_turns_than_may_wait_are_refused_at_once()
    {
        await using var database = new MySqlDatabase(test.Options with { QueueLimit = 1, PoolSize = 8 }, TimeProvider.System);
        var store = new TurnStore(database, TestSeal.Create());
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Enumerable.Range(0, 9).Select(_ => store.RunAsync(
            async (_, _) =>
            {
                await gate.Task;
                return 0;
            },
            Token)).ToList();

        await Assert.ThrowsAsync<StoreBusyException>(() => TurnAsync(store, "refused"));
        gate.SetResult();
        await Task.WhenAll(waiting);
        await TurnAsync(store, "later");
    }

    [Theory]
    [InlineData("Server=x;Database=y;Pasword=hunter2")]
    [InlineData("hunter2")]
    [InlineData("Server=hunter2")]
    public void A_connection_string_that_cannot_be_used_is_told_without_being_repeated(string text)
    {
        var error = Assert.Throws<StorageConfigurationException>(
            () => new ServiceCollection().AddStorage(new StorageOptions { Provider = StorageOptions.MySqlProvider, ConnectionString = text }));

        Assert.Contains("Database:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private static Task<int> TurnAsync(TurnStore store, string key, string user = "anna") => store.RunAsync(
        async (turn, token) =>
        {
            var opening = await turn.OpenAsync(key, "wecom", user, $"p-{user}", Noon, token);
            await turn.AddReplyAsync(key, "r", Noon, token);
            await turn.SaveSessionAsync(opening.Person, "s", Noon, token);
            return 0;
        },
        Token);
}
