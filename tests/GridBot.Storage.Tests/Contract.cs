// What the contracts of all stores share: an open database, a time, sample rows.
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

/// <summary>A contract that every database must keep.</summary>
public abstract class Contract<TDatabase> : IAsyncLifetime
    where TDatabase : ITestDatabase, new()
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly TDatabase test = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IDatabase Database => test.Database;

    protected ITurnStore Turns { get; private set; } = null!;

    protected IOutboxStore Outbox { get; private set; } = null!;

    protected AttachmentStore Attachments { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await test.OpenAsync();
        Turns = new TurnStore(Database, TestSeal.Create());
        Outbox = new OutboxStore(Database, TestSeal.Create());
        Attachments = new AttachmentStore(Database);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    /// <summary>Runs a turn that has no result.</summary>
    protected Task TurnAsync(Func<ITurn, Task> turn) => Turns.RunAsync(
        async (open, _) =>
        {
            await turn(open);
            return 0;
        },
        Token);

    protected Task<T> ReadAsync<T>(Func<ITurn, Task<T>> turn) => Turns.RunAsync((open, _) => turn(open), Token);

    protected Task AddPersonAsync(string userId) => TurnAsync(turn => turn.FindOrAddPersonAsync("wecom", userId, $"person-{userId}", Noon, Token));

    protected Task EnqueueAsync(params OutboxItem[] items) => TurnAsync(async turn =>
    {
        foreach (var item in items)
        {
            await turn.EnqueueAsync(item, Token);
        }
    });

    protected static OutboxItem Notice(string id, string target = "group", bool urgent = false, DateTimeOffset? due = null, string? replace = null) => new()
    {
        Id = id,
        Kind = OutboxKind.GroupNotice,
        Target = target,
        Payload = OutboxPayload.Write(new GroupNotice($"notice {id}")),
        Urgent = urgent,
        DueAt = due ?? Noon,
        CreatedAt = Noon,
        ReplaceKey = replace,
    };

    protected static Report Report(ReportNumber number, string person, string text = "text", DateTimeOffset? filedAt = null) => new()
    {
        Number = number,
        Matter = 7,
        Kind = "hazard",
        Bureau = "police",
        Urgency = Urgency.Urgent,
        State = ReportState.Filed,
        Text = text,
        Place = new Place("和平路12号", new GeoPoint(38.914003, 121.0)),
        Grid = "heping-2",
        Community = "heping",
        OccurredAt = Noon.AddMinutes(-3.000001),
        Answers = [new Answer("what", "隐患", "blocked,charging", "通道堵塞、飞线充电"), new Answer("note", "说明", "", "—")],
        Attachments = ["b", "a"],
        Person = person,
        FiledAt = filedAt ?? Noon,
        DialogVersion = "2026-11-22.1",
        Placement = new Placement
        {
            Model = "model-1",
            Suggestions = [new Suggestion(7, 0.93125), new Suggestion(24, 1.0 / 3)],
            Suggested = 7,
            Reasons = ["楼道", "堆物"],
            TextLength = 4,
            By = PlacedBy.Sure,
        },
    };
}
