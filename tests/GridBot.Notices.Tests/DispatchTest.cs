// What the dispatcher's tests share: a real SQLite outbox, a clock that stands still, and rows.
using GridBot.Storage;
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Notices.Tests;

public abstract class DispatchTest : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("gridbot-notices-").FullName;
    // One for all dispatchers of a test: ids of rows that two of them draw must differ.
    private readonly Random deskRandom = new(7);
    private SqliteDatabase database = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(Noon);

    protected LogLines Log { get; } = new();

    protected DispatchMeter Meter { get; } = new();

    protected IOutboxStore Outbox { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, "gridbot.db")}" };
        await new DatabaseMigrator(options, TestSeal.Create()).MigrateAsync(Token);
        Open(options);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Meter.Dispose();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the database and opens it again, as a restart of the program does.</summary>
    protected async Task RestartAsync()
    {
        await database.DisposeAsync();
        Open(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, "gridbot.db")}" });
    }

    protected IFaultStore Faults { get; private set; } = null!;

    protected OutboxBoard Board { get; private set; } = null!;

    protected TurnStore Turns { get; private set; } = null!;

    protected OutboxDispatcher Dispatcher(ISender sender, int seed = 1, DispatchOptions? options = null, IOutboxStore? outbox = null) => Dispatcher([sender], seed, options, outbox);

    /// <summary>A dispatcher as the program composes it: with digests, and with an operator's group when the options name one.</summary>
    protected OutboxDispatcher Dispatcher(IReadOnlyList<ISender> senders, int seed = 1, DispatchOptions? options = null, IOutboxStore? outbox = null)
    {
        var settings = options ?? new DispatchOptions();
        var desk = new FaultDesk(Faults, new PlainWriter(), settings.OperatorGroup, settings, Time, deskRandom, new LogOf<FaultDesk>(Log));
        return new OutboxDispatcher(outbox ?? Outbox, senders, settings, Time, new Random(seed), Meter, Log, new PlainWriter(), desk);
    }

    protected static SendResult Sent(OutboxItem item) => new SendResult.Sent();

    protected Task EnqueueAsync(params IEnumerable<OutboxItem> items) => Turns.RunAsync(
        async (turn, token) =>
        {
            foreach (var item in items)
            {
                if (item.Kind != OutboxKind.GroupNotice)
                {
                    var user = item.Target[(item.Target.IndexOf(':', StringComparison.Ordinal) + 1)..];
                    await turn.FindOrAddPersonAsync("wecom", user, $"person-{user}", Noon, token);
                }

                await turn.EnqueueAsync(item, token);
            }

            return 0;
        },
        Token);

    /// <summary>
    /// Lets a few real commits pass, so that what the last step of the clock set off is recorded before the next: a clock that runs away from the work would end leases that no real clock ends.
    /// </summary>
    protected async Task CommitsPassAsync()
    {
        const int commits = 3;
        for (var i = 0; i < commits; i++)
        {
            await Turns.RunAsync((turn, token) => turn.FindReplyAsync("none", token), Token);
        }
    }

    protected OutboxItem Notice(string id, string target = "group", bool urgent = false) => new()
    {
        Id = id,
        Kind = OutboxKind.GroupNotice,
        Target = target,
        Payload = OutboxPayload.Write(new GroupNotice("secret content")),
        Urgent = urgent,
        DueAt = Time.GetUtcNow(),
        CreatedAt = Time.GetUtcNow(),
    };

    /// <summary>A notice that may stand in a digest, as "[id]".</summary>
    protected OutboxItem Lined(string id, string target = "group", string subject = "") =>
        Notice(id, target) with { Payload = OutboxPayload.Write(new GroupNotice($"whole {id}") { Line = $"[{id}]" }), Subject = subject };

    protected OutboxItem Message(string id, string user) => Notice(id, $"wecom:{user}") with { Kind = OutboxKind.PersonMessage };

    /// <summary>The least the clock moves at once; zero stops at every due time.</summary>
    protected virtual TimeSpan Step => TimeSpan.Zero;

    /// <summary>Lets the dispatchers send what is due and moves the clock from one due time to the next, until nothing is due before the end.</summary>
    protected async Task PassAsync(TimeSpan duration, params OutboxDispatcher[] dispatchers)
    {
        var end = Time.GetUtcNow() + duration;
        while (true)
        {
            await Task.WhenAll(dispatchers.Select(dispatcher => Task.Run(() => dispatcher.DrainAsync(Token), Token)));
            var due = await Task.WhenAll(Enum.GetValues<OutboxKind>().Select(kind => Outbox.NextDueAsync(kind, Time.GetUtcNow(), Token)));
            var next = due.Min();
            if (next is not { } at || at > end)
            {
                Time.SetUtcNow(end);
                return;
            }

            var step = Time.GetUtcNow() + Step;
            Time.SetUtcNow(at > step ? at : step < end ? step : end);
        }
    }

    private void Open(StorageOptions options)
    {
        database = new SqliteDatabase(options);
        Outbox = new OutboxStore(database, TestSeal.Create());
        Board = new OutboxBoard(database);
        Faults = new OutboxFaultStore(database);
        Turns = new TurnStore(database, TestSeal.Create());
    }
}
