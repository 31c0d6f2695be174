// Collects all metrics for /metrics in Prometheus text format.
using System.Diagnostics.Metrics;
using GridBot.Admission;
using GridBot.Notices;
using GridBot.Storage;
using Prometheus;

namespace GridBot.Health;

/// <summary>The program's metrics: its own meters, the process, and what is so when asked: the callbacks in progress, the outbox's depth and age. docs/metrics.md lists them.</summary>
internal sealed class MetricsRegistry : IDisposable
{
    /// <summary>How long the database is waited for; then the other metrics are told without it.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    private readonly IOutboxStore outbox;
    private readonly OutboxLag lag;
    private readonly IFaultStore faults;
    private readonly TurnGate gate;
    private readonly TimeProvider time;
    private readonly MeterBridge bridge;
    private readonly Gauge rows;
    private readonly Gauge age;
    private readonly Gauge behindBy;
    private readonly Gauge groups;
    private readonly Gauge behind;
    private readonly Gauge database;
    private readonly Gauge turns;
    private readonly Gauge oldest;

    public MetricsRegistry(IOutboxStore outbox, OutboxLag lag, IFaultStore faults, TurnGate gate, TimeProvider time, IMeterFactory meters)
    {
        this.outbox = outbox;
        this.lag = lag;
        this.faults = faults;
        this.gate = gate;
        this.time = time;
        Registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(Registry);
        bridge = new MeterBridge(Registry, meters);
        var factory = Metrics.WithCustomRegistry(Registry);
        rows = factory.CreateGauge("gridbot_outbox_rows", "Rows of the outbox, by state (waiting, misconfigured, parked).", "state");
        age = factory.CreateGauge("gridbot_outbox_oldest_seconds", "How long ago the oldest waiting row was to go out.");
        behindBy = factory.CreateGauge("gridbot_outbox_behind_seconds", "For how long the oldest row that could go out now has not been taken by any replica: what more replicas would help with.");
        groups = factory.CreateGauge("gridbot_groups_broken", "Groups that cannot be reached until the configuration is mended.");
        behind = factory.CreateGauge("gridbot_groups_broken_waiting", "Notices that wait for broken groups, by urgency (urgent, normal).", "urgency");
        database = factory.CreateGauge("gridbot_database_up", "1 when the database answered the last look, 0 when it did not: then the figures of the outbox are those of the last look that it answered.");
        turns = factory.CreateGauge("gridbot_turns_in_progress", "Callbacks of this replica in progress.");
        oldest = factory.CreateGauge("gridbot_turns_oldest_seconds", "How long the first of the callbacks in progress has been.");
        Registry.AddBeforeCollectCallback(LookAsync);
    }

    public CollectorRegistry Registry { get; }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        turns.Set(gate.InProgress);
        oldest.Set(gate.OldestAge.TotalSeconds);
        using var limit = new CancellationTokenSource(Within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await LookIntoOutboxAsync(either.Token).WaitAsync(either.Token);
            database.Set(1);
        }
        catch (StoreBusyException)
        {
            // It is there and has much to do; the last values stay.
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            database.Set(0);
        }
    }

    private async Task LookIntoOutboxAsync(CancellationToken cancellationToken)
    {
        var status = await outbox.StatusAsync(time.GetUtcNow(), cancellationToken);
        rows.WithLabels("waiting").Set(status.Waiting);
        rows.WithLabels("misconfigured").Set(status.Misconfigured);
        rows.WithLabels("parked").Set(status.Parked);
        age.Set(status.OldestDueAge.TotalSeconds);
        behindBy.Set((await lag.ReadAsync(time.GetUtcNow(), cancellationToken)).TotalSeconds);
        var broken = (await faults.ListAsync(cancellationToken)).Where(fault => fault.IsOfAGroup && fault.MendedAt is null).ToList();
        groups.Set(broken.Count);
        behind.WithLabels("urgent").Set(broken.Sum(fault => fault.Urgent));
        behind.WithLabels("normal").Set(broken.Sum(fault => fault.Waiting - fault.Urgent));
    }

    public void Dispose() => bridge.Dispose();
}
