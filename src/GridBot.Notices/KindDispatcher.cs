// Sends the outbox rows of one kind.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

/// <summary>The worker of one kind: leases what is due, starts as many sends as may run at once, waits for a signal, an ended send or the next due time.</summary>
internal sealed class KindDispatcher
{
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

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
    private readonly HashSet<Task> underWay = [];

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
        attempt = new Attempt(sender, outbox, owner, options, timeProvider, plan, meter, faultChanged, logger);
        gathering = digests is null ? null : new Gathering(sender, outbox, digests, owner, options, logger);
        wake = new Wake(timeProvider);
    }

    public void Signal() => wake.Signal();

    public async Task RunAsync(CancellationToken stopping)
    {
        using var breakOff = new CancellationTokenSource();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var pause = await RoundAsync(breakOff.Token, stopping);
                await wake.WaitAsync(pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
        }

        await StopAsync(breakOff);
    }

    /// <summary>Sends all that is due now, and returns how many attempts it made.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var attempts = 0;
        while (true)
        {
            var now = timeProvider.GetUtcNow();
            var (started, held) = await StartDueAsync(now, options.Parallelism, cancellationToken, cancellationToken);
            await Task.WhenAll(underWay);
            underWay.Clear();
            attempts += started;
            if (started + held == 0)
            {
                return attempts;
            }
        }
    }

    // Leases and starts what may start; returns how long nothing more is to be done unless somebody signals.
    private async Task<TimeSpan> RoundAsync(CancellationToken breakOff, CancellationToken stopping)
    {
        underWay.RemoveWhere(task => task.IsCompleted);
        var free = options.Parallelism - underWay.Count;
        if (free == 0)
        {
            return options.PollEvery;
        }

        try
        {
            var now = timeProvider.GetUtcNow();
            var (_, held) = await StartDueAsync(now, free, breakOff, stopping);
            var next = await outbox.NextDueAsync(sender.Kind, now, stopping) - timeProvider.GetUtcNow();

            // Held rows gave their slots back, and others may be due behind them.
            var pause = held > 0 ? TimeSpan.Zero : next ?? options.PollEvery;
            return pause < TimeSpan.Zero ? TimeSpan.Zero : pause > options.PollEvery ? options.PollEvery : pause;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Busy or away: rows that were leased but not started come back when their lease is over.
            DispatchLog.OutboxFault(logger, sender.Kind, error.GetType().Name);
            return FaultPause;
        }
    }

    private async Task<(int Started, int Held)> StartDueAsync(DateTimeOffset now, int limit, CancellationToken breakOff, CancellationToken stopping)
    {
        var leased = await outbox.LeaseDueAsync(sender.Kind, owner, now, options.LeaseFor, limit, stopping);
        var held = await HoldBackAsync(leased, now, stopping);
        foreach (var item in leased.Where(item => !held.Contains(item.Id)))
        {
            underWay.Add(SendAsync(item, now, breakOff));
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
                await outbox.DeferAsync(item, owner, next, stopping);
            }
        }

        return held;
    }

    private async Task SendAsync(OutboxItem item, DateTimeOffset leasedAt, CancellationToken breakOff)
    {
        var leaseEnd = leasedAt + options.LeaseFor;
        try
        {
            var post = gathering is null ? Post.Alone(item) : await gathering.GatherAsync(item, leasedAt, leaseEnd, breakOff);
            await attempt.RunAsync(post, leaseEnd, breakOff);
        }
        catch (OperationCanceledException) when (breakOff.IsCancellationRequested)
        {
            // Broken off before anything was sent: the stop gives the leases back.
        }

        wake.Signal();
    }

    private async Task StopAsync(CancellationTokenSource breakOff)
    {
        var all = Task.WhenAll(underWay);
        try
        {
            await all.WaitAsync(options.StopWithin, timeProvider);
        }
        catch (TimeoutException)
        {
            DispatchLog.BrokenOff(logger, sender.Kind, underWay.Count(task => !task.IsCompleted));
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
