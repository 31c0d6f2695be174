// A platform that answers as a test says and remembers what it got and when.
namespace GridBot.Notices.Tests;

/// <summary>One message that arrived.</summary>
public sealed record Arrival(string Id, string Target, DateTimeOffset At)
{
    /// <summary>What a notice said; empty for other kinds.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A sender to a platform that lives in the test.</summary>
public sealed class FakePlatform(TimeProvider time, Func<OutboxItem, CancellationToken, Task<SendResult>> answer, OutboxKind kind = OutboxKind.GroupNotice) : ISender
{
    private readonly Lock turn = new();
    private readonly List<Arrival> arrivals = [];
    private readonly Dictionary<string, int> underWay = new(StringComparer.Ordinal);

    public FakePlatform(TimeProvider time, Func<OutboxItem, SendResult> answer, OutboxKind kind = OutboxKind.GroupNotice)
        : this(time, (item, _) => Task.FromResult(answer(item)), kind)
    {
    }

    public OutboxKind Kind => kind;

    /// <summary>Posts of every row; a test of split notices sets more than one.</summary>
    public int Posts { get; init; } = 1;

    /// <summary>True once two sends to one target overlapped.</summary>
    public bool Overlapped { get; private set; }

    public IReadOnlyList<Arrival> Arrivals
    {
        get
        {
            lock (turn)
            {
                return [.. arrivals];
            }
        }
    }

    /// <summary>Bytes of a post that tells several rows.</summary>
    public int Bytes { get; init; } = 4096;

    public int CountPosts(OutboxItem item) => Posts;

    public int DigestBytes(string target) => Kind == OutboxKind.GroupNotice ? Bytes : 0;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            arrivals.Add(new Arrival(item.Id, item.Target, time.GetUtcNow()) { Text = kind == OutboxKind.GroupNotice ? OutboxPayload.ReadNotice(item.Payload).Markdown : "" });
            var now = underWay[item.Target] = underWay.GetValueOrDefault(item.Target) + 1;
            Overlapped |= now > 1;
        }

        try
        {
            return await answer(item, cancellationToken);
        }
        finally
        {
            lock (turn)
            {
                underWay[item.Target]--;
            }
        }
    }
}
