// The settings that the files of deploy give: the program knows each, and takes them as they are.
using System.Text.RegularExpressions;
using GridBot.Configuration;
using GridBot.Tests.Architecture;
using GridBot.Tests.Service;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace GridBot.Tests.Deploy;

public sealed partial class SettingNameTests
{
    [Theory]
    [InlineData("systemd/gridbot.env.example")]
    [InlineData("systemd/gridbot-mysql.env.example")]
    [InlineData("systemd/gridbot-mysql.env.example", "systemd/migrate.env.example")]
    [InlineData("compose/gridbot.env")]
    [InlineData("kubernetes/settings/gridbot.env")]
    public void The_program_takes_the_settings_as_they_are_once_the_secrets_are_there(params string[] files)
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in files.SelectMany(DeployFolder.Settings))
        {
            settings[Key(key)] = key.EndsWith("File", StringComparison.Ordinal) ? Secret(folder, key) : value;
        }

        var (read, faults) = SettingsReader.Check(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Surroundings());
        Assert.Equal([], faults);
        Assert.True(read.WeCom.IsOn);
        Assert.Equal(!files[0].Contains("mysql", StringComparison.Ordinal) && files[0].StartsWith("systemd/", StringComparison.Ordinal), read.MigrateOnStart);
    }

    [Fact]
    public void Every_setting_that_a_file_or_a_page_for_operators_names_is_known_to_the_program()
    {
        string[] pages = [.. DeployFolder.All.Select(DeployFolder.File), RepositoryRoot.File("docs/operating.md"), RepositoryRoot.File("docs/scale.md"), RepositoryRoot.File("README.md"), RepositoryRoot.File("README.zh-CN.md")];
        var names = pages.SelectMany(page => Name().Matches(File.ReadAllText(page)).Select(match => (Page: page, Name: match.Value))).Distinct().ToList();
        Assert.True(names.Count > 20);
        foreach (var (page, name) in names)
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(Key(name), "x")]).Build();
            Assert.DoesNotContain(SettingsReader.Check(configuration, new Surroundings()).Faults, fault => fault.What.StartsWith("is not a known setting", StringComparison.Ordinal) && Told(page, fault));
        }

        static bool Told(string page, SettingFault fault)
        {
            TestContext.Current.SendDiagnosticMessage($"{page}: {fault}");
            return true;
        }
    }

    private static string Key(string variable) => variable.Replace("__", ":", StringComparison.Ordinal);

    private static string Secret(TempFolder folder, string key)
    {
        var path = folder.File(key);
        File.WriteAllText(path, key switch
        {
            _ when key.Contains("EncodingAesKey", StringComparison.Ordinal) => FakeWeCom.AesKey,
            _ when key.Contains("ConnectionString", StringComparison.Ordinal) => "Server=db;Database=gridbot;User ID=gridbot;Password=x",
            _ => "TokenOrSecret1",
        });
        return path;
    }

    [GeneratedRegex("GridBot__[A-Za-z]+(__[A-Za-z]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Name();

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "GridBot";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
