// One instrument of the program with its counters or histograms of Prometheus.
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Prometheus;

namespace GridBot.Health;

/// <summary>Remembers which counter or histogram belongs to which labels: looking them up by name costs more than a turn may. Safe for concurrent use.</summary>
internal sealed class BridgedInstrument(Instrument instrument, MetricFactory metrics)
{
    /// <summary>Upper bounds of the histograms: 1 ms, doubling to 2.3 hours; for turns and for rows that wait.</summary>
    private static readonly HistogramConfiguration Buckets = new() { Buckets = Histogram.ExponentialBuckets(0.001, 2, 24) };

    private readonly ConcurrentDictionary<LabelValues, Counter.Child> counters = new();
    private readonly ConcurrentDictionary<LabelValues, Histogram.Child> histograms = new();

    public void Count(long measured, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = LabelValues.Of(tags);
        if (!counters.TryGetValue(key, out var counter))
        {
            var (names, values) = Labels(tags);
            counter = counters.GetOrAdd(key, metrics.CreateCounter($"{instrument.Name}_total", instrument.Description ?? "", names).WithLabels(values));
        }

        counter.Inc(measured);
    }

    public void Observe(double measured, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = LabelValues.Of(tags);
        if (!histograms.TryGetValue(key, out var histogram))
        {
            var (names, values) = Labels(tags);
            histogram = histograms.GetOrAdd(key, metrics.CreateHistogram(instrument.Name, instrument.Description ?? "", names, Buckets).WithLabels(values));
        }

        histogram.Observe(measured);
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
}
