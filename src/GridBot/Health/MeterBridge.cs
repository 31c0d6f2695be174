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

    /// <summary>Upper bounds of the histograms: 1 ms, doubling to 2.3 hours; for turns and for rows that wait.</summary>
    private static readonly HistogramConfiguration Buckets = new() { Buckets = Histogram.ExponentialBuckets(0.001, 2, 24) };

    private readonly MeterListener listener = new();
    private readonly MetricFactory metrics;

    public MeterBridge(CollectorRegistry registry, IMeterFactory meters)
    {
        metrics = Metrics.WithCustomRegistry(registry);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name.StartsWith(MeterPrefix, StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(Count);
        listener.SetMeasurementEventCallback<double>(Observe);
        listener.Start();
    }

    private void Count(Instrument instrument, long measured, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var (names, values) = Labels(tags);
        metrics.CreateCounter($"{instrument.Name}_total", instrument.Description ?? "", names).WithLabels(values).Inc(measured);
    }

    private void Observe(Instrument instrument, double measured, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var (names, values) = Labels(tags);
        metrics.CreateHistogram(instrument.Name, instrument.Description ?? "", names, Buckets).WithLabels(values).Observe(measured);
    }

    private static (string[] Names, string[] Values) Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (names, values) = (new string[tags.Length], new string[tags.Length]);
        for (var i = 0; i < tags.Length; i++)
        {
            (names[i], values[i]) = (tags[i].Key, tags[i].Value?.ToString() ?? "");
        }

        return (names, values);
    }

    public void Dispose() => listener.Dispose();
}
