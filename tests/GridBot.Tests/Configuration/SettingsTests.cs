// The configuration: all faults at once, none silent, no secret in any of them.
using GridBot.Configuration;
using GridBot.Tests.Architecture;
using GridBot.Tests.Service;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace GridBot.Tests.Configuration;

public sealed class SettingsTests
{
    private const string Marker = "s3cr3t-that-nobody-may-see";

    private static readonly (string Key, string Value)[] WholeWeCom =
    [
        ("WeCom:CorpId", FakeWeCom.Corp), ("WeCom:AgentId", "1000007"), ("WeCom:Secret", FakeWeCom.AppSecret), ("WeCom:CallbackToken", FakeWeCom.Token), ("WeCom:EncodingAesKey", FakeWeCom.AesKey),
    ];

    [Fact]
    public void Nothing_set_is_a_sound_configuration_without_a_channel()
    {
        var (settings, faults) = Check("Production");
        Assert.Empty(faults);
        Assert.False(settings.WeCom.IsOn);
        Assert.False(settings.Simulator.Enabled);
        Assert.Equal(("sqlite", "Data Source=data/gridbot.db", "data", "dialogs", true), (settings.Database.Provider, settings.Database.ConnectionString, settings.DataPath, settings.DialogsPath, settings.MigrateOnStart));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var (_, faults) = Check(
            "Production",
            [("Database:Provider", "oracle"), ("Database:MigrateOnStart", "perhaps"), ("PublicUrl", "gridbot"), ("DataPaht", "x"), ("WeCom:CorpId", "ww1"), ("WeCom:AgentId", "many"),
            ("WeCom:EncodingAesKey", "short"), ("Notices:Parallelism", "0"), ("Notices:PollEvry", "1"), ("Simulator:Enabled", "true"), ("Conversation:SettleTime", "00:00:05"), ("DingTalk:ClientId", "x")]);
        foreach (var key in (string[])
        [
            "Database:Provider", "Database:MigrateOnStart", "PublicUrl", "DataPaht", "WeCom:AgentId", "WeCom:Secret", "WeCom:CallbackToken", "WeCom:EncodingAesKey", "Notices:Parallelism",
            "Notices:PollEvry", "Simulator:Enabled", "Conversation:SettleTime", "DingTalk",
        ])
        {
            Assert.Contains(faults, fault => fault.Key == $"GridBot:{key}");
        }

        Assert.All(faults, fault => Assert.EndsWith(".", fault.What, StringComparison.Ordinal));
        var thrown = Assert.Throws<SettingsException>(() => SettingsReader.Read(Build([("Database:Provider", "oracle"), ("DataPaht", "x")]), new Surroundings("Production")));
        Assert.Equal(2, thrown.Faults.Count);
        Assert.Contains("GridBot:DataPaht", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_named_with_those_that_are_known()
    {
        var fault = Assert.Single(Check("Production", [("WeCom:Secrett", Marker)]).Faults);
        Assert.Contains("Secret", fault.What, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_fault_repeats_a_value()
    {
        var (settings, faults) = Check(
            "Production",
            [("WeCom:CorpId", "ww1"), ("WeCom:Secret", Marker), ("WeCom:CallbackToken", Marker), ("WeCom:EncodingAesKey", Marker), ("Database:ConnectionString", $"Password={Marker}"),
            ("Groups:gonganju:Secret", Marker), ("Groups:anjianju:Webhok", Marker), ("WeCom:SecretFile", $"/none/{Marker}")]);
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.DoesNotContain(Marker, fault.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(Marker, new SettingsException(faults).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_may_stand_in_a_file_and_a_missing_file_is_a_fault()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("secret"), $"{Marker}\n");
        File.WriteAllText(folder.File("database"), $"Data Source={folder.File("a.db")}\n");
        File.WriteAllText(folder.File("robot"), "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1\n");
        var (settings, faults) = Check(
            "Production",
            [.. WholeWeCom.Where(pair => pair.Key != "WeCom:Secret"), ("WeCom:SecretFile", folder.File("secret")), ("Database:ConnectionStringFile", folder.File("database")), ("Groups:gonganju:WebhookFile", folder.File("robot"))]);
        Assert.Empty(faults);
        Assert.Equal(Marker, settings.WeCom.Secret.Reveal());
        Assert.Equal($"Data Source={folder.File("a.db")}", settings.Database.ConnectionString);
        Assert.EndsWith("key=1", settings.Groups["gonganju"].Reveal(), StringComparison.Ordinal);
        Assert.Contains(Check("Production", [.. WholeWeCom, ("WeCom:CallbackTokenFile", folder.File("none"))]).Faults, fault => fault.Key == "GridBot:WeCom:CallbackTokenFile");
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    [InlineData("Development", true)]
    public void The_simulator_runs_in_development_only(string environment, bool allowed)
    {
        Assert.Equal(allowed, Check(environment, [("Simulator:Enabled", "true")]).Faults.Count == 0);
        Assert.Equal(allowed, Check(environment).Settings.Simulator.Enabled);
        Assert.False(Check(environment, WholeWeCom).Settings.Simulator.Enabled);
        Assert.Single(Check("Development", [.. WholeWeCom, ("Simulator:Enabled", "true")]).Faults);
    }

    [Fact]
    public void Quiet_hours_are_kept_unless_somebody_says_otherwise_as_the_settings_for_development_do()
    {
        Assert.True(Check("Production").Settings.Conversation.QuietHours);
        Assert.False(Check("Production", [("Notices:QuietHours", "false")]).Settings.Conversation.QuietHours);
        Assert.Contains(Check("Production", [("Notices:QuietHours", "at night")]).Faults, fault => fault.Key == "GridBot:Notices:QuietHours");
        var shipped = new ConfigurationBuilder().AddJsonFile(RepositoryRoot.File("src/GridBot/appsettings.Development.json")).Build();
        Assert.False(SettingsReader.Read(shipped, new Surroundings("Development")).Conversation.QuietHours);
    }

    [Fact]
    public void The_window_of_a_groups_notices_and_the_operators_group_are_read_and_checked()
    {
        var (settings, faults) = Check("Production", [("Notices:GroupWindow", "00:00:25"), ("Notices:OperatorGroup", "ops"), ("Groups:ops:Webhook", "key-1")]);
        Assert.Empty(faults);
        Assert.Equal((TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(25), "ops"), (settings.Notices.GroupWindow, settings.Conversation.GroupWindow, settings.Notices.OperatorGroup));
        Assert.Equal(TimeSpan.FromSeconds(10), Check("Production").Settings.Conversation.GroupWindow);
        Assert.Contains(Check("Production", [("Notices:OperatorGroup", "ops"), ("Groups:other:Webhook", "key-1")]).Faults, fault => fault.Key == "GridBot:Notices:OperatorGroup");
        Assert.Empty(Check("Production", [("Notices:OperatorGroup", "ops"), ("Groups:Default", "key-1")]).Faults);
        Assert.Contains(Check("Production", [("Notices:GroupWindow", "01:00:00")]).Faults, fault => fault.Key == "GridBot:Notices:GroupWindow");
        Assert.Contains(Check("Production", [("Notices:GroupWindow", "soon")]).Faults, fault => fault.Key == "GridBot:Notices:GroupWindow");
    }

    [Theory]
    [InlineData("Callbacks", "0", "Callbacks")]
    [InlineData("QueueWait", "00:00:04.5", "QueueWait")]
    [InlineData("AnswerWithin", "00:00:06", "AnswerWithin")]
    [InlineData("PersonMessages", "-1", "PersonMessages")]
    [InlineData("PersonWindow", "00:00:00", "PersonWindow")]
    [InlineData("PersonInProgress", "-1", "PersonInProgress")]
    [InlineData("ServeOn", "00:00:06", "ServeOn")]
    [InlineData("ServeOn", "soon", "ServeOn")]
    [InlineData("PersonLimit", "1", "PersonLimit")]
    public void Limits_that_cannot_hold_are_faults(string key, string value, string named) =>
        Assert.Contains(Check("Production", [($"Limits:{key}", value)]).Faults, fault => fault.Key == $"GridBot:Limits:{named}");

    [Fact]
    public void A_stop_that_would_take_longer_than_operators_wait_is_a_fault_and_limits_can_be_set()
    {
        Assert.Contains(Check("Production", [("Limits:ServeOn", "00:00:04"), ("Notices:StopWithin", "00:00:05")]).Faults, fault => fault.Key == "GridBot:Notices:StopWithin");
        var (settings, faults) = Check("Production", [("Limits:ServeOn", "00:00:02"), ("Limits:PersonMessages", "0"), ("Limits:Callbacks", "64")]);
        Assert.Empty(faults);
        Assert.Equal((TimeSpan.FromSeconds(2), 0, 64), (settings.Limits.ServeOn, settings.Limits.PersonMessages, settings.Limits.Callbacks));
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("")]
    [InlineData("Server=db;Uid=gridbot")]
    [InlineData("Data Source=x.db;Mode=Memory")]
    public void A_database_that_is_no_file_is_a_fault(string text) =>
        Assert.Contains(Check("Production", [("Database:ConnectionString", text)]).Faults, fault => fault.Key == "GridBot:Database:ConnectionString");

    [Fact]
    public void Environment_variables_and_groups_have_their_form()
    {
        var source = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GRIDBOTTEST_GridBot__Groups__gonganju__Webhook"] = "robot-1",
            ["GRIDBOTTEST_GridBot__Groups__Default"] = "robot-0",
            ["GRIDBOTTEST_GridBot__Notices__PollEvery"] = "00:00:07",
        };
        foreach (var (key, value) in source)
        {
            Environment.SetEnvironmentVariable(key, value);
        }

        try
        {
            var (settings, faults) = SettingsReader.Check(new ConfigurationBuilder().AddEnvironmentVariables("GRIDBOTTEST_").Build(), new Surroundings("Production"));
            Assert.Empty(faults);
            Assert.Equal(("robot-1", "robot-0"), (settings.Groups["gonganju"].Reveal(), settings.Groups["Default"].Reveal()));
            Assert.Equal(TimeSpan.FromSeconds(7), settings.Notices.PollEvery);
        }
        finally
        {
            foreach (var key in source.Keys)
            {
                Environment.SetEnvironmentVariable(key, null);
            }
        }
    }

    private static (GridBotSettings Settings, IReadOnlyList<SettingFault> Faults) Check(string environment, (string Key, string Value)[]? values = null)
        => SettingsReader.Check(Build(values ?? []), new Surroundings(environment));

    private static IConfiguration Build((string Key, string Value)[] values)
        => new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => new KeyValuePair<string, string?>($"GridBot:{pair.Key}", pair.Value))).Build();

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "GridBot";

        public string ContentRootPath { get; set; } = ".";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
