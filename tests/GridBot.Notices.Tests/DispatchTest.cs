// What the dispatcher's tests share: a real SQLite outbox, a clock that stands still, and rows.
using GridBot.Storage;
using GridBot.Storage.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Notices.Tests;

public abstract class DispatchTest : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("gridbot-notices-").FullName;
    private SqliteDatabase database = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(Noon);

    protected LogLines Log { get; } = new();

    protected DispatchMeter Meter { get; } = new();

    protected IOutboxStore Outbox { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, "gridbot.db")}" };
        await new DatabaseMigrator(options).MigrateAsync(Token);
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

    protected OutboxDispatcher Dispatcher(ISender sender, int seed = 1, DispatchOptions? options = null, IOutboxStore? outbox = null) =>
        new(outbox ?? Outbox, [sender], options ?? new DispatchOptions(), Time, new Random(seed), Meter, Log);

    protected static SendResult Sent(OutboxItem item) => new SendResult.Sent();

    protected Task EnqueueAsync(params IEnumerable<OutboxItem> items) => new TurnStore(database).RunAsync(
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
            await new TurnStore(database).RunAsync((turn, token) => turn.FindReplyAsync("none", token), Token);
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

    protected OutboxItem Message(string id, string user) => Notice(id, $"wecom:{user}") with { Kind = OutboxKind.PersonMessage };

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

            Time.SetUtcNow(at);
        }
    }

    private void Open(StorageOptions options)
    {
        database = new SqliteDatabase(options);
        Outbox = new OutboxStore(database);
    }
}
