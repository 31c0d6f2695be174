// What SQLite does when the disk is full, the file is locked or missing, or too much waits.
using Dapper;
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Tests;

public sealed class SqliteFaultTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteTestDatabase test = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await test.OpenAsync();

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task A_full_disk_fails_the_whole_group_and_the_next_turn_works_again()
    {
        var store = new TurnStore(test.Database, TestSeal.Create());

        // Stands for a disk without space: the connection may not make the file any longer.
        await test.Database.WriteAsync((connection, _) => connection.ExecuteScalarAsync<long>("PRAGMA max_page_count=1"), Token);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = test.Database.WriteAsync(
            async (_, _) =>
            {
                entered.SetResult();
                await gate.Task;
                return 0;
            },
            Token);
        await entered.Task;
        var small = AddAsync(store, "small", 1);
        var large = AddAsync(store, "large", 5_000_000);
        gate.SetResult();
        await blocked;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => small);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => large);
        await AddAsync(store, "large", 5_000_000);
        Assert.Null(await FindAsync(store, "small"));
        Assert.NotNull(await FindAsync(store, "large"));
    }

    [Fact]
    public async Task Work_that_swallows_a_fault_which_ended_the_transaction_fails_its_group_and_nothing_of_the_group_is_kept()
    {
        var store = new TurnStore(test.Database, TestSeal.Create());
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = test.Database.WriteAsync(
            async (_, _) =>
            {
                entered.SetResult();
                await gate.Task;
                return 0;
            },
            Token);
        await entered.Task;

        // SQLite ends a transaction by itself on some faults; here the work does.
        var bad = test.Database.WriteAsync((connection, _) => connection.ExecuteAsync("ROLLBACK"), Token);
        var good = AddAsync(store, "good", 1);
        gate.SetResult();
        await blocked;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => bad);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => good);
        Assert.Null(await FindAsync(store, "good"));
    }

    [Fact]
    public async Task A_file_locked_by_another_program_fails_the_turn_after_the_wait_and_works_once_it_is_free()
    {
        await using var database = new SqliteDatabase(test.Options with { LockWait = TimeSpan.FromMilliseconds(50) });
        var store = new TurnStore(database, TestSeal.Create());
        await using var other = new SqliteConnection(test.Options.ConnectionString);
        await other.OpenAsync(Token);
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => AddAsync(store, "key", 1));
        await other.ExecuteAsync("ROLLBACK");
        await AddAsync(store, "key", 1);
        Assert.NotNull(await FindAsync(store, "key"));
    }

    [Fact]
    public async Task More_turns_than_the_queue_holds_are_refused_at_once_and_the_others_are_done()
    {
        await using var database = new SqliteDatabase(test.Options with { QueueLimit = 4 });
        var store = new TurnStore(database, TestSeal.Create());
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = store.RunAsync(
            async (_, _) =>
            {
                entered.SetResult();
                await gate.Task;
                return 0;
            },
            Token);
        await entered.Task;
        var waiting = Enumerable.Range(0, 4).Select(i => AddAsync(store, $"key{i}", 1)).ToList();

        await Assert.ThrowsAsync<StoreBusyException>(() => AddAsync(store, "refused", 1));
        gate.SetResult();
        await blocked;
        await Task.WhenAll(waiting);
        Assert.Null(await FindAsync(store, "refused"));
        Assert.NotNull(await FindAsync(store, "key3"));
    }

    [Fact]
    public async Task A_closed_store_finishes_what_waits_and_takes_no_more()
    {
        var database = new SqliteDatabase(test.Options);
        var store = new TurnStore(database, TestSeal.Create());
        var waiting = Enumerable.Range(0, 20).Select(i => AddAsync(store, $"key{i}", 1)).ToList();
        await database.DisposeAsync();

        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AddAsync(store, "late", 1));
        Assert.NotNull(await FindAsync(new TurnStore(test.Database, TestSeal.Create()), "key19"));
    }

    [Fact]
    public async Task A_missing_file_is_told_and_not_made_anew()
    {
        var missing = test.File + ".missing";
        await using var database = new SqliteDatabase(new StorageOptions { ConnectionString = $"Data Source={missing}" });

        await Assert.ThrowsAsync<StoreUnavailableException>(() => AddAsync(new TurnStore(database, TestSeal.Create()), "key", 1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new OutboxStore(database, TestSeal.Create()).StatusAsync(Noon, Token));
        Assert.False(File.Exists(missing));
    }

    [Fact]
    public async Task The_connection_of_the_writer_is_durable_and_checks_references()
    {
        var (journal, synchronous, references) = await test.Database.WriteAsync(
            async (connection, _) => (
                await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"),
                await connection.ExecuteScalarAsync<long>("PRAGMA synchronous"),
                await connection.ExecuteScalarAsync<long>("PRAGMA foreign_keys")),
            Token);

        Assert.Equal(("wal", 2L, 1L), (journal, synchronous, references));
    }

    private static Task<int> AddAsync(TurnStore store, string key, int length) => store.RunAsync(
        async (turn, token) =>
        {
            await turn.AddReplyAsync(key, new string('x', length), Noon, token);
            return 0;
        },
        Token);

    private static Task<string?> FindAsync(TurnStore store, string key) => store.RunAsync((turn, token) => turn.FindReplyAsync(key, token), Token);
}
