// Carries what the program's meters measure over to Prometheus counters and histograms.
using System.Diagnostics.Metrics;
using Prometheus;

namespace GridBot.Health;

/// <summary>
/// Listens to the meters of one factory, so that two hosts in one process do not count each other's turns. A counter is shown with "_total" behind its name; what was once
/// counted stays until the program ends, as Prometheus expects of counters.
/// </summary>
internal sealed class MeterBridge : IDisposable
{
    private const string MeterPrefix = "GridBot.";

    private readonly MeterListener listener = new();

    public MeterBridge(CollectorRegistry registry, IMeterFactory meters)
    {
        var metrics = Metrics.WithCustomRegistry(registry);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name.StartsWith(MeterPrefix, StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument, new BridgedInstrument(instrument, metrics));
            }
        };
        listener.SetMeasurementEventCallback<long>(static (_, measured, tags, state) => ((BridgedInstrument)state!).Count(measured, tags));
        listener.SetMeasurementEventCallback<double>(static (_, measured, tags, state) => ((BridgedInstrument)state!).Observe(measured, tags));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();
}
