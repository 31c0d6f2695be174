// The real outbox behind a line that breaks: each method fails a few times before it works.
using System.Collections.Concurrent;
using GridBot.Storage;

namespace GridBot.Notices.Tests;

internal sealed class FaultyOutbox(IOutboxStore outbox, int failures, string? only = null) : IOutboxStore
{
    private readonly ConcurrentDictionary<string, int> failed = new(StringComparer.Ordinal);
    private int completed;

    public int Completed => Volatile.Read(ref completed);

    public Task<IReadOnlyList<OutboxItem>> LeaseDueAsync(OutboxKind kind, string owner, DateTimeOffset now, TimeSpan leaseFor, int limit, CancellationToken cancellationToken)
    {
        Fail(nameof(LeaseDueAsync));
        return outbox.LeaseDueAsync(kind, owner, now, leaseFor, limit, cancellationToken);
    }

    public Task<IReadOnlyList<OutboxItem>> FindBehindAsync(OutboxItem head, DateTimeOffset now, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        Fail(nameof(FindBehindAsync));
        return outbox.FindBehindAsync(head, now, until, limit, cancellationToken);
    }

    public Task<IReadOnlyList<OutboxItem>> JoinAsync(
        OutboxItem head, IReadOnlyList<OutboxItem> rows, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        Fail(nameof(JoinAsync));
        return outbox.JoinAsync(head, rows, owner, now, until, cancellationToken);
    }

    public Task LetGoAsync(IReadOnlyList<OutboxItem> rows, string owner, CancellationToken cancellationToken) => outbox.LetGoAsync(rows, owner, cancellationToken);

    public async Task<IReadOnlyList<Recorded>> RecordAsync(IReadOnlyList<Attempted> attempts, string owner, CancellationToken cancellationToken)
    {
        Fail(nameof(RecordAsync));
        var recorded = await outbox.RecordAsync(attempts, owner, cancellationToken);
        Interlocked.Add(ref completed, attempts.Sum(attempt => attempt.Rows.Count(row => row.Fate is Fate.Done)));
        return recorded;
    }

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
        if ((only is null || only == method) && failed.AddOrUpdate(method, 1, (_, count) => count + 1) <= failures)
        {
            throw new StoreUnavailableException("the line is broken");
        }
    }
}
