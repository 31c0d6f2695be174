// Sends what the outbox holds: one worker for each kind of row that has a sender.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

/// <summary>
/// Runs until it is stopped. Several dispatchers, in one process or many, share one outbox. A row is sent at least once: it is sent twice only when a dispatcher dies, or loses
/// the database for longer than its lease, between the platform's yes and the record of it.
/// </summary>
public sealed class OutboxDispatcher
{
    private readonly List<KindDispatcher> workers;
    private readonly FaultDesk? desk;

    /// <param name="outbox">The outbox.</param>
    /// <param name="senders">One sender a kind; rows of a kind without sender wait.</param>
    /// <param name="options">Settings, validated.</param>
    /// <param name="timeProvider">Source of all times and waits.</param>
    /// <param name="random">Source of the dispatcher's id and of the jitter.</param>
    /// <param name="meter">Where the counts go.</param>
    /// <param name="logger">Where faults are told, by id and reason.</param>
    /// <param name="digests">Words several notices of a group in one post; null sends each alone.</param>
    /// <param name="desk">Tells the operator's group of broken groups; null tells nobody.</param>
    public OutboxDispatcher(
        IOutboxStore outbox,
        IEnumerable<ISender> senders,
        DispatchOptions options,
        TimeProvider timeProvider,
        Random random,
        DispatchMeter meter,
        ILogger<OutboxDispatcher> logger,
        IDigestWriter? digests = null,
        FaultDesk? desk = null)
    {
        this.desk = desk;
        ArgumentNullException.ThrowIfNull(senders);
        ArgumentNullException.ThrowIfNull(random);
        const int ownerBytes = 12;
        var id = new byte[ownerBytes];
        random.NextBytes(id);
        var owner = Convert.ToHexStringLower(id);
        workers =
        [
            .. senders.Select(sender => new KindDispatcher(
                sender,
                outbox,
                $"{owner}-{sender.Kind}",
                options,
                timeProvider,
                new RetryPlan(options, new Random(random.Next())),
                digests,
                meter,
                () => desk?.Signal(),
                logger)),
        ];
    }

    /// <summary>Something was committed that may be due: look at once.</summary>
    public void Signal()
    {
        foreach (var worker in workers)
        {
            worker.Signal();
        }
    }

    /// <summary>These rows were committed: each kind looks when one of its own is due.</summary>
    public void Signal(IReadOnlyCollection<DueRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            Find(row.Kind)?.Expect(row.DueAt);
        }
    }

    /// <summary>The lease under which a row of a kind may be written so that this process sends it right after the commit; null when it is to be written without one.</summary>
    public RowLease? LeaseFor(OutboxKind kind) => Find(kind)?.Lease;

    /// <summary>Sends a row that was committed with the lease of <see cref="LeaseFor"/>.</summary>
    /// <param name="item">The row as it was written.</param>
    /// <param name="leasedAt">The beginning of its lease.</param>
    public Task TakeAsync(OutboxItem item, DateTimeOffset leasedAt)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Find(item.Kind)?.TakeAsync(item, leasedAt) ?? Task.CompletedTask;
    }

    /// <summary>Sends until <paramref name="stopping"/>, then finishes what is under way and gives the leases back. Does not throw on a stop.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll([.. workers.Select(worker => worker.RunAsync(stopping)), desk?.RunAsync(stopping) ?? Task.CompletedTask]);

    /// <summary>Sends all that is due now, tells what faults it met, and returns how many attempts it made; for a program that sends once and ends. Not beside <see cref="RunAsync"/>.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var attempts = 0;
        do
        {
            attempts += (await Task.WhenAll(workers.Select(worker => worker.DrainAsync(cancellationToken)))).Sum();
        }
        while (desk is not null && await desk.TellAsync(cancellationToken) > 0);

        return attempts;
    }

    private KindDispatcher? Find(OutboxKind kind) => workers.Find(worker => worker.Kind == kind);
}
