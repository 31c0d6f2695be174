// Collects all metrics for /metrics in Prometheus text format.
using System.Diagnostics.Metrics;
using GridBot.Notices;
using GridBot.Storage;
using Prometheus;

namespace GridBot.Health;

/// <summary>The program's metrics: its own meters, the process, and the outbox's depth and age as they are when asked.</summary>
internal sealed class MetricsRegistry : IDisposable
{
    private readonly MeterBridge bridge;

    public MetricsRegistry(IOutboxStore outbox, IFaultStore faults, TimeProvider time, IMeterFactory meters)
    {
        Registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(Registry);
        bridge = new MeterBridge(Registry, meters);
        var factory = Metrics.WithCustomRegistry(Registry);
        var rows = factory.CreateGauge("gridbot_outbox_rows", "Rows of the outbox, by state (waiting, misconfigured, parked).", "state");
        var age = factory.CreateGauge("gridbot_outbox_oldest_seconds", "How long ago the oldest waiting row was to go out.");
        var groups = factory.CreateGauge("gridbot_groups_broken", "Groups that cannot be reached until the configuration is mended.");
        var behind = factory.CreateGauge("gridbot_groups_broken_waiting", "Notices that wait for broken groups, by urgency (urgent, normal).", "urgency");
        Registry.AddBeforeCollectCallback(async cancel =>
        {
            try
            {
                var status = await outbox.StatusAsync(time.GetUtcNow(), cancel);
                rows.WithLabels("waiting").Set(status.Waiting);
                rows.WithLabels("misconfigured").Set(status.Misconfigured);
                rows.WithLabels("parked").Set(status.Parked);
                age.Set(status.OldestDueAge.TotalSeconds);
                var broken = (await faults.ListAsync(cancel)).Where(fault => fault.IsOfAGroup && fault.MendedAt is null).ToList();
                groups.Set(broken.Count);
                behind.WithLabels("urgent").Set(broken.Sum(fault => fault.Urgent));
                behind.WithLabels("normal").Set(broken.Sum(fault => fault.Waiting - fault.Urgent));
            }
            catch (Exception exception) when (exception is StoreUnavailableException or StoreBusyException)
            {
                // The last values stay; /health/ready tells the fault.
            }
        });
    }

    public CollectorRegistry Registry { get; }

    public void Dispose() => bridge.Dispose();
}
