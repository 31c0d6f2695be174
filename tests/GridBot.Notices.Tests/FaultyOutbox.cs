// The real outbox behind a line that breaks: each method fails a few times before it works.
using System.Collections.Concurrent;
using GridBot.Storage;

namespace GridBot.Notices.Tests;

internal sealed class FaultyOutbox(IOutboxStore outbox, int failures) : IOutboxStore
{
    private readonly ConcurrentDictionary<string, int> failed = new(StringComparer.Ordinal);
    private int completed;

    public int Completed => Volatile.Read(ref completed);

    public Task<IReadOnlyList<OutboxItem>> LeaseDueAsync(OutboxKind kind, string owner, DateTimeOffset now, TimeSpan leaseFor, int limit, CancellationToken cancellationToken)
    {
        Fail(nameof(LeaseDueAsync));
        return outbox.LeaseDueAsync(kind, owner, now, leaseFor, limit, cancellationToken);
    }

    public async Task<bool> CompleteAsync(OutboxItem item, string owner, DateTimeOffset now, SendResult result, CancellationToken cancellationToken)
    {
        Fail(nameof(CompleteAsync));
        var done = await outbox.CompleteAsync(item, owner, now, result, cancellationToken);
        Interlocked.Increment(ref completed);
        return done;
    }

    public Task<bool> RetryAsync(OutboxItem item, string owner, DateTimeOffset now, DateTimeOffset dueAt, SendResult result, CancellationToken cancellationToken) =>
        outbox.RetryAsync(item, owner, now, dueAt, result, cancellationToken);

    public Task<bool> ParkAsync(OutboxItem item, string owner, DateTimeOffset now, string reason, SendResult result, CancellationToken cancellationToken) =>
        outbox.ParkAsync(item, owner, now, reason, result, cancellationToken);

    public Task<bool> DeferAsync(OutboxItem item, string owner, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        outbox.DeferAsync(item, owner, dueAt, cancellationToken);

    public Task ReleaseAsync(string owner, CancellationToken cancellationToken)
    {
        Fail(nameof(ReleaseAsync));
        return outbox.ReleaseAsync(owner, cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>>> PostsSinceAsync(
        OutboxKind kind, IReadOnlyCollection<string> targets, DateTimeOffset since, CancellationToken cancellationToken) =>
        outbox.PostsSinceAsync(kind, targets, since, cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(OutboxKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Fail(nameof(NextDueAsync));
        return outbox.NextDueAsync(kind, now, cancellationToken);
    }

    public Task<OutboxStatus> StatusAsync(DateTimeOffset now, CancellationToken cancellationToken) => outbox.StatusAsync(now, cancellationToken);

    private void Fail(string method)
    {
        if (failed.AddOrUpdate(method, 1, (_, count) => count + 1) <= failures)
        {
            throw new StoreUnavailableException("the line is broken");
        }
    }
}
