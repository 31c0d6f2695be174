// The metrics that alerts and the dashboard ask for: the program has each, with the labels they look at.
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using GridBot.Cases;
using GridBot.Notices;
using GridBot.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridBot.Tests.Deploy;

public sealed partial class MetricNameTests
{
    [Fact]
    public async Task Every_metric_of_alerts_and_dashboard_is_one_of_the_programs()
    {
        var asked = Expressions().SelectMany(expression => Metric().Matches(expression.Text).Select(match => (expression.Where, Name: match.Value))).Distinct().ToList();
        Assert.True(asked.Count > 40);
        var known = await KnownAsync();
        Assert.Equal([], asked.Where(metric => !known.Contains(metric.Name)));
    }

    [Fact]
    public async Task Every_label_that_is_looked_at_is_there_where_the_metric_was_seen()
    {
        var labels = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (Match line in Exposed().Matches(await ExercisedAsync()))
        {
            var names = LabelOf().Matches(line.Groups["labels"].Value).Select(match => match.Groups["label"].Value);
            labels.TryAdd(line.Groups["name"].Value, new HashSet<string>(StringComparer.Ordinal) { "job", "instance" });
            labels[line.Groups["name"].Value].UnionWith(names);
        }

        var selectors = Expressions().SelectMany(expression => Exposed().Matches(expression.Text)).ToList();
        Assert.True(selectors.Count > 10);
        foreach (var selector in selectors.Where(selector => labels.ContainsKey(selector.Groups["name"].Value)))
        {
            Assert.Subset(labels[selector.Groups["name"].Value], LabelOf().Matches(selector.Groups["labels"].Value).Select(match => match.Groups["label"].Value).ToHashSet(StringComparer.Ordinal));
        }

        var kinds = selectors.SelectMany(selector => KindOf().Matches(selector.Value)).Select(match => match.Groups["kind"].Value).ToList();
        Assert.NotEmpty(kinds);
        Assert.All(kinds, kind => Assert.True(Enum.TryParse<OutboxKind>(kind, out _), kind));
    }

    [Fact]
    public async Task Prometheus_accepts_rules_and_their_tests_where_promtool_is_installed()
    {
        ToolRun version;
        try
        {
            version = await ToolRun.RunAsync("promtool", ["--version"]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("promtool (package prometheus) is not installed");
            return;
        }

        Assert.Equal(0, version.ExitCode);
        foreach (var arguments in (string[][])[["check", "rules", DeployFolder.File("prometheus/alerts.yaml")], ["check", "config", DeployFolder.File("prometheus/prometheus.yaml")], ["test", "rules", DeployFolder.File("prometheus/alerts.test.yaml")]])
        {
            var run = await ToolRun.RunAsync("promtool", arguments);
            Assert.True(run.ExitCode == 0, run.ToString());
        }
    }

    [Fact]
    public void The_dashboard_asks_one_source_and_gives_every_panel_a_place_of_its_own()
    {
        using var dashboard = JsonDocument.Parse(DeployFolder.Text("grafana/gridbot.json"));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        var taken = new HashSet<(int X, int Y)>();
        foreach (var panel in panels)
        {
            var place = panel.GetProperty("gridPos");
            int Of(string name) => place.GetProperty(name).GetInt32();
            Assert.True(Of("x") + Of("w") <= 24);
            for (var x = Of("x"); x < Of("x") + Of("w"); x++)
            {
                for (var y = Of("y"); y < Of("y") + Of("h"); y++)
                {
                    Assert.True(taken.Add((x, y)), $"{panel.GetProperty("title")} lies on another panel.");
                }
            }

            Assert.NotEmpty(panel.GetProperty("title").GetString()!);
            if (panel.GetProperty("type").GetString() != "row")
            {
                Assert.NotEmpty(panel.GetProperty("description").GetString()!);
                Assert.NotEmpty(panel.GetProperty("targets").EnumerateArray());
                Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString());
            }
        }
    }

    /// <summary>All expressions, each with where it stands.</summary>
    private static IEnumerable<(string Where, string Text)> Expressions()
    {
        foreach (var rule in DeployFolder.Documents("prometheus/alerts.yaml").SelectMany(document => document["groups"].List).SelectMany(group => group["rules"].List))
        {
            yield return (rule["alert"].Text, rule["expr"].Text);
        }

        foreach (var rule in DeployFolder.Documents("prometheus/adapter.yaml").SelectMany(document => document["externalRules"].List))
        {
            yield return ("adapter", $"{rule["seriesQuery"].Text} {rule["metricsQuery"].Text}");
        }

        using var dashboard = JsonDocument.Parse(DeployFolder.Text("grafana/gridbot.json"));
        foreach (var panel in dashboard.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _)))
        {
            foreach (var target in panel.GetProperty("targets").EnumerateArray())
            {
                yield return (panel.GetProperty("title").GetString()!, target.GetProperty("expr").GetString()!);
            }
        }
    }

    /// <summary>Names that the program tells by /metrics, also of counters that nothing has counted yet, and what a backup tells.</summary>
    private static async Task<HashSet<string>> KnownAsync()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name.StartsWith("GridBot.", StringComparison.Ordinal))
            {
                known.UnionWith(instrument is Counter<long> ? [$"{instrument.Name}_total"] : [$"{instrument.Name}_bucket", $"{instrument.Name}_sum", $"{instrument.Name}_count"]);
            }
        };
        listener.Start();
        known.UnionWith(Exposed().Matches(await ExercisedAsync()).Select(match => match.Groups["name"].Value));
        known.UnionWith(Metric().Matches(DeployFolder.Text("backup/backup.sh")).Select(match => match.Value));
        return known;
    }

    /// <summary>What /metrics tells after a report was filed and its notice went out.</summary>
    private static async Task<string> ExercisedAsync()
    {
        await using var stage = await ServiceStage.OpenAsync();
        // The pages' meter is made when somebody opens one.
        _ = stage.Services.GetRequiredService<CaseMeter>();
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Platform.SentAsync("zhang");
        await stage.Client.TextAsync("zhang", "提交");
        await stage.Client.PostRawAsync("msg_signature=0&timestamp=1&nonce=2", "<xml/>");
        await stage.Platform.NoticeAsync("gonganju");
        return await Eventually.AsAsync(stage.MetricsAsync, text => text.Contains("gridbot_send_age_seconds_count{kind=\"GroupNotice\"}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(gridbot|process|dotnet)_[a-z0-9_]+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\b(?<name>(gridbot|process|dotnet)_[a-z0-9_]+)(\{(?<labels>[^}]*)\})?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Exposed();

    [GeneratedRegex("(?<label>[a-z_]+)(=~|!~|!=|=)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LabelOf();

    [GeneratedRegex("kind=\"(?<kind>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex KindOf();
}
