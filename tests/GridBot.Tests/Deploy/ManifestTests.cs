// The files for containers fit each other and the program.
using System.Net;
using System.Text.RegularExpressions;
using GridBot.Storage;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Deploy;

public sealed partial class ManifestTests
{
    private const string Secrets = "/run/secrets/";

    /// <summary>How long a stop takes at most (contract).</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public void Every_YAML_file_can_be_read()
    {
        var files = DeployFolder.All.Where(file => file.EndsWith(".yaml", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 10);
        Assert.All(files, file => Assert.All(DeployFolder.Documents(file), document => Assert.NotEmpty(document.Map)));
    }

    [Fact]
    public void Service_disruption_budget_and_autoscaler_mean_the_replicas()
    {
        var deployment = Manifest("deployment.yaml", "Deployment");
        var labels = deployment["spec/template/metadata/labels"].Texts;
        Assert.All(deployment["spec/selector/matchLabels"].Texts, label => Assert.Equal(label.Value, labels[label.Key]));
        Assert.All(Manifest("service.yaml", "Service")["spec/selector"].Texts, label => Assert.Equal(label.Value, labels[label.Key]));
        Assert.All(Manifest("disruption.yaml", "PodDisruptionBudget")["spec/selector/matchLabels"].Texts, label => Assert.Equal(label.Value, labels[label.Key]));
        Assert.All(Manifest("network.yaml", "NetworkPolicy")["spec/podSelector/matchLabels"].Texts, label => Assert.Equal(label.Value, labels[label.Key]));
        var scaler = Manifest("autoscaling.yaml", "HorizontalPodAutoscaler");
        Assert.Equal(deployment["metadata/name"].Text, scaler["spec/scaleTargetRef/name"].Text);
        Assert.True(scaler["spec/minReplicas"].Number > Manifest("disruption.yaml", "PodDisruptionBudget")["spec/minAvailable"].Number);
        // Who says how many there are is one: a number in the deployment would undo the autoscaler's at every rollout.
        Assert.Equal(default, deployment["spec/replicas"]);
        Assert.Equal(DeployFolder.Documents("prometheus/adapter.yaml")[0]["externalRules/0/name/as"].Text, scaler["spec/metrics"].List.Single(metric => metric["type"].Text == "External")["external/metric/name"].Text);
        Assert.Equal(Manifest("storage.yaml", "PersistentVolumeClaim")["metadata/name"].Text, deployment["spec/template/spec/volumes"].List.Single(volume => volume["name"].Text == "data")["persistentVolumeClaim/claimName"].Text);
    }

    [Fact]
    public void A_pod_is_given_the_time_the_program_takes_to_stop()
    {
        var pod = Manifest("deployment.yaml", "Deployment")["spec/template/spec"];
        var turnedAway = TimeSpan.FromSeconds(pod["containers/0/lifecycle/preStop/sleep/seconds"].Number);
        Assert.True(TimeSpan.FromSeconds(pod["terminationGracePeriodSeconds"].Number) > turnedAway + StopWithin);
        var compose = Compose()["x-gridbot/stop_grace_period"].Text;
        Assert.True(TimeSpan.FromSeconds(int.Parse(compose.TrimEnd('s'))) > StopWithin);
    }

    [Fact]
    public async Task The_probes_ask_what_the_program_answers_on_the_port_it_listens_on()
    {
        var container = Manifest("deployment.yaml", "Deployment")["spec/template/spec/containers/0"];
        var port = container["ports/0/containerPort"].Text;
        var dockerfile = DeployFolder.Text("Dockerfile");
        Assert.Contains($"EXPOSE {port}\n", dockerfile, StringComparison.Ordinal);
        Assert.Contains($"Urls=http://+:{port} ", dockerfile, StringComparison.Ordinal);
        Assert.Equal(port, Manifest("service.yaml", "Service")["spec/ports/0/port"].Text);
        Assert.Equal(port, Manifest("network.yaml", "NetworkPolicy")["spec/ingress/0/ports/0/port"].Text);
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        foreach (var probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"])
        {
            Assert.Equal("http", container[$"{probe}/httpGet/port"].Text);
            Assert.Equal(HttpStatusCode.OK, (await stage.Client.GetAsync(container[$"{probe}/httpGet/path"].Text)).Status);
        }

        // A database that is away must not kill the replicas.
        Assert.Equal("/health/live", container["livenessProbe/httpGet/path"].Text);
    }

    [Theory]
    [InlineData("deployment.yaml", "Deployment")]
    [InlineData("migrate/job.yaml", "Job")]
    public void Nothing_runs_as_root_or_writes_where_it_need_not(string file, string kind)
    {
        var pod = Manifest(file, kind)["spec/template/spec"];
        var container = pod["containers/0"];
        Assert.Equal(("true", "1654", "RuntimeDefault", "false"), (pod["securityContext/runAsNonRoot"].Text, pod["securityContext/runAsUser"].Text, pod["securityContext/seccompProfile/type"].Text, pod["automountServiceAccountToken"].Text));
        Assert.Equal(("false", "true", "ALL"), (container["securityContext/allowPrivilegeEscalation"].Text, container["securityContext/readOnlyRootFilesystem"].Text, container["securityContext/capabilities/drop/0"].Text));
        Assert.NotEmpty(container["resources/limits/memory"].Text);
        Assert.Contains("USER 1654\n", DeployFolder.Text("Dockerfile"), StringComparison.Ordinal);
        Assert.Equal(["secrets", "temporary"], container["volumeMounts"].List.Select(mount => mount["name"].Text).Where(name => name != "data").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_replicas_that_there_may_be_find_a_connection()
    {
        var connections = int.Parse(MaxConnections().Match(DeployFolder.Text("mysql/gridbot.cnf")).Groups["number"].Value);
        Assert.True(Manifest("autoscaling.yaml", "HorizontalPodAutoscaler")["spec/maxReplicas"].Number * new StorageOptions().PoolSize < connections);
    }

    [Fact]
    public void Compose_runs_three_replicas_where_nginx_looks_for_them()
    {
        var compose = Compose();
        var replicas = compose["services"].Map.Where(service => service.Key.StartsWith("gridbot-", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, replicas.Count);
        Assert.Equal(
            replicas.Select(replica => $"server {replica.Value["networks/inside/ipv4_address"].Text}:5080 max_fails=0;"),
            DeployFolder.Text("compose/upstream.conf").Split('\n').Where(line => line.StartsWith("server ", StringComparison.Ordinal)));
        foreach (var (_, replica) in replicas)
        {
            Assert.Equal(("true", "ALL", "service_completed_successfully"), (replica["read_only"].Text, replica["cap_drop/0"].Text, replica["depends_on/migrate/condition"].Text));
        }
    }

    [Fact]
    public void Every_secret_that_a_setting_names_is_given_to_who_reads_it()
    {
        var named = DeployFolder.Settings("compose/gridbot.env").Values.Where(value => value.StartsWith(Secrets, StringComparison.Ordinal)).Select(value => value[Secrets.Length..]).ToList();
        Assert.True(named.Count > 3);
        var compose = Compose();
        Assert.Equal(named.Order(StringComparer.Ordinal), compose["x-gridbot/secrets"].List.Select(secret => secret.Text).Order(StringComparer.Ordinal));
        Assert.Equal(named.Where(name => name != "database").Append("database-migrate").Order(StringComparer.Ordinal), compose["services/migrate/secrets"].List.Select(secret => secret.Text).Order(StringComparer.Ordinal));
        Assert.Subset(compose["secrets"].Map.Keys.ToHashSet(StringComparer.Ordinal), named.ToHashSet(StringComparer.Ordinal));
        // In Kubernetes the operator makes the secret by hand: the page must name every key.
        var page = DeployFolder.Text("README.md");
        Assert.All(
            DeployFolder.Settings("kubernetes/settings/gridbot.env").Values.Where(value => value.StartsWith(Secrets, StringComparison.Ordinal)).Select(value => value[$"{Secrets}gridbot/".Length..]).Append("database-migrate"),
            key => Assert.Contains($"--from-file={key}=", page, StringComparison.Ordinal));
    }

    [Fact]
    public void What_compose_mounts_is_there_or_is_a_secret()
    {
        foreach (var mount in Compose()["services"].Map.Values.SelectMany(service => service["volumes"].List).Select(volume => volume.Text.Split(':')[0]).Where(path => path.StartsWith('.')))
        {
            Assert.True(mount.StartsWith("./secrets/", StringComparison.Ordinal) || File.Exists(Path.Combine(DeployFolder.File("compose"), mount)), mount);
        }
    }

    private static YamlNode Compose() => DeployFolder.Documents("compose/compose.yaml")[0];

    private static YamlNode Manifest(string file, string kind) => DeployFolder.Documents($"kubernetes/{file}").Single(document => document["kind"].Text == kind);

    [GeneratedRegex("^max_connections = (?<number>[0-9]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MaxConnections();
}
