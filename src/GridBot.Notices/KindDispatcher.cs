// Sends the outbox rows of one kind.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

/// <summary>The worker of one kind: leases what is due, starts as many sends as may run at once, waits for a signal, an ended send or the next due time.</summary>
internal sealed class KindDispatcher
{
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(1);

    private readonly ISender sender;
    private readonly IOutboxStore outbox;
    private readonly string owner;
    private readonly DispatchOptions options;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly DispatchMeter meter;
    private readonly RateBudget budget;
    private readonly Attempt attempt;
    private readonly Gathering? gathering;
    private readonly Wake wake;
    private readonly LookPlan looks;
    private readonly SendsUnderWay sends;
    private readonly RowLease? rowLease;
    private readonly CancellationTokenSource breakOff = new();

    public KindDispatcher(
        ISender sender,
        IOutboxStore outbox,
        string owner,
        DispatchOptions options,
        TimeProvider timeProvider,
        RetryPlan plan,
        IDigestWriter? digests,
        DispatchMeter meter,
        Action faultChanged,
        ILogger logger)
    {
        this.sender = sender;
        this.outbox = outbox;
        this.owner = owner;
        this.options = options;
        this.timeProvider = timeProvider;
        this.logger = logger;
        this.meter = meter;
        budget = RateBudget.For(sender.Kind);
        looks = new LookPlan(options);
        wake = new Wake(timeProvider);
        sends = new SendsUnderWay(options.Parallelism, SendAsync, wake.Signal);
        attempt = new Attempt(sender, new RecordQueue(outbox, owner), options, timeProvider, plan, looks, meter, faultChanged, logger);
        gathering = digests is null ? null : new Gathering(sender, outbox, digests, owner, options, logger);
        rowLease = budget.SurePosts is { } posts ? new RowLease(owner, options.LeaseFor, posts, budget.Reach) : null;
    }

    public OutboxKind Kind => sender.Kind;

    /// <summary>The lease under which a row may be written now so that it is sent at once; null when it is to be found as others are.</summary>
    public RowLease? Lease => rowLease is not null && sends.HasRoom ? rowLease : null;

    /// <summary>Look at once.</summary>
    public void Signal()
    {
        looks.Ask();
        wake.Signal();
    }

    /// <summary>A row was committed that is due then.</summary>
    public void Expect(DateTimeOffset due)
    {
        looks.Expect(due, timeProvider.GetUtcNow());
        wake.Signal();
    }

    /// <summary>Sends a row that was committed under <see cref="Lease"/>.</summary>
    public async Task TakeAsync(OutboxItem item, DateTimeOffset leasedAt)
    {
        if (sends.TryHand(item, leasedAt))
        {
            return;
        }

        try
        {
            await outbox.LetGoAsync([item], owner, CancellationToken.None);
        }
        catch (Exception error)
        {
            // The lease ends by itself.
            DispatchLog.OutboxFault(logger, sender.Kind, error.GetType().Name);
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        sends.Open();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var pause = await RoundAsync(stopping);
                if (pause > TimeSpan.Zero)
                {
                    await wake.WaitAsync(pause > LeastPause ? pause : LeastPause, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
        }

        await StopAsync();
    }

    /// <summary>Sends all that is due now, and returns how many attempts it made.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var attempts = 0;
        await using var givingUp = cancellationToken.Register(breakOff.Cancel);
        while (true)
        {
            var now = timeProvider.GetUtcNow();
            var (started, held) = await StartDueAsync(now, options.Parallelism, cancellationToken);
            await sends.EndAsync();
            attempts += started;
            if (started + held == 0)
            {
                return attempts;
            }
        }
    }

    // Leases and starts what may start; returns how long nothing more is to be done unless somebody signals.
    private async Task<TimeSpan> RoundAsync(CancellationToken stopping)
    {
        var now = timeProvider.GetUtcNow();
        var underWay = sends.Count;
        if (looks.Wait(now, underWay) is var pause && pause > TimeSpan.Zero)
        {
            return pause;
        }

        try
        {
            var free = options.Parallelism - underWay;
            var isOver = looks.Begin(now);
            var (started, held) = await StartDueAsync(now, free, stopping);
            looks.Looked(now, started + held >= free);
            if (held > 0)
            {
                // Held rows gave their slots back, and others may be due behind them.
                looks.Ask();
            }

            if (isOver)
            {
                looks.Learned(now, await outbox.NextDueAsync(sender.Kind, now, stopping));
            }

            return TimeSpan.Zero;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Busy or away: rows that were leased but not started come back when their lease is over.
            DispatchLog.OutboxFault(logger, sender.Kind, error.GetType().Name);
            looks.Ask();
            return FaultPause;
        }
    }

    private async Task<(int Started, int Held)> StartDueAsync(DateTimeOffset now, int limit, CancellationToken stopping)
    {
        var leased = await outbox.LeaseDueAsync(sender.Kind, owner, now, options.LeaseFor, limit, stopping);
        var held = await HoldBackAsync(leased, now, stopping);
        foreach (var item in leased.Where(item => !held.Contains(item.Id)))
        {
            sends.Start(item, now);
        }

        return (leased.Count - held.Count, held.Count);
    }

    // Under the lease nobody else sends to these targets, so the ledger tells their whole spending.
    private async Task<HashSet<string>> HoldBackAsync(IReadOnlyList<OutboxItem> leased, DateTimeOffset now, CancellationToken stopping)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        if (leased.Count == 0 || budget.Reach == TimeSpan.Zero)
        {
            return held;
        }

        var posts = await outbox.PostsSinceAsync(sender.Kind, [.. leased.Select(item => item.Target)], now - budget.Reach, stopping);
        foreach (var item in leased)
        {
            var next = posts.TryGetValue(item.Target, out var times) ? budget.NextAt(times, sender.CountPosts(item), item.Urgent, now) : now;
            if (next > now)
            {
                held.Add(item.Id);
                meter.Held(sender.Kind);
                looks.Expect(next, now);
                await outbox.DeferAsync(item, owner, next, stopping);
            }
        }

        return held;
    }

    // Nothing waited behind a row that was handed over; behind any other there may be more of its target.
    private async Task SendAsync(OutboxItem item, DateTimeOffset leasedAt, bool isHanded)
    {
        var leaseEnd = leasedAt + options.LeaseFor;
        try
        {
            var post = gathering is null ? Post.Alone(item) : await gathering.GatherAsync(item, leasedAt, leaseEnd, breakOff.Token);
            await attempt.RunAsync(post, leaseEnd, breakOff.Token);
        }
        catch (OperationCanceledException) when (breakOff.IsCancellationRequested)
        {
            // Broken off before anything was sent: the stop gives the leases back.
        }

        looks.Ended(!isHanded);
    }

    private async Task StopAsync()
    {
        sends.Close();
        var all = sends.EndAsync();
        try
        {
            await all.WaitAsync(options.StopWithin, timeProvider);
        }
        catch (TimeoutException)
        {
            DispatchLog.BrokenOff(logger, sender.Kind, sends.Count);
            await breakOff.CancelAsync();
            await all;
        }

        try
        {
            await outbox.ReleaseAsync(owner, CancellationToken.None);
        }
        catch (Exception error)
        {
            // The leases end by themselves.
            DispatchLog.OutboxFault(logger, sender.Kind, error.GetType().Name);
        }
    }
}
