// The page of the metrics lists what the program measures, all of it and nothing else.
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using GridBot.Cases;
using GridBot.Tests.Architecture;
using GridBot.Tests.Service;
using GridBot.Turns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridBot.Tests.Health;

public sealed partial class MetricsTests
{
    [Fact]
    public async Task Every_metric_is_on_the_page_and_every_metric_of_the_page_is_measured()
    {
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        var measured = new HashSet<string>(StringComparer.Ordinal);
        var meters = stage.Services.GetRequiredService<IMeterFactory>();
        _ = (stage.Services.GetRequiredService<TurnMeter>(), stage.Services.GetRequiredService<CaseMeter>());
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name.StartsWith("gridbot_", StringComparison.Ordinal))
                {
                    measured.Add(instrument is Counter<long> ? $"{instrument.Name}_total" : instrument.Name);
                }
            };
            listener.Start();
        }

        measured.UnionWith(Gauges().Matches(await stage.MetricsAsync()).Select(match => match.Groups["name"].Value));
        var page = Rows().Matches(await File.ReadAllTextAsync(RepositoryRoot.File("docs/metrics.md"), TestContext.Current.CancellationToken)).Select(match => match.Groups["name"].Value);
        Assert.Equal(measured.Order(StringComparer.Ordinal), page.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Labels_stay_apart_and_add_up()
    {
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        var meter = stage.Services.GetRequiredService<TurnMeter>();
        for (var i = 0; i < 5; i++)
        {
            meter.CallbackRefused("wecom", "test-a");
            meter.CallbackRefused("wecom", i == 0 ? "test-b" : "test-c");
        }

        var metrics = await stage.MetricsAsync();
        foreach (var (reason, count) in ((string, int)[])[("test-a", 5), ("test-b", 1), ("test-c", 4)])
        {
            Assert.Contains($"gridbot_callbacks_refused_total{{channel=\"wecom\",reason=\"{reason}\"}} {count}\n", metrics, StringComparison.Ordinal);
        }

        Assert.Contains("gridbot_database_up 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("gridbot_outbox_behind_seconds 0\n", metrics, StringComparison.Ordinal);
    }

    [GeneratedRegex("^# TYPE (?<name>gridbot_\\w+) gauge$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Gauges();

    [GeneratedRegex("^\\| `(?<name>gridbot_\\w+)` \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rows();
}
