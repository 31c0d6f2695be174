// The systemd units, read by systemd itself.
using System.Text.RegularExpressions;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Deploy;

public sealed partial class UnitFileTests
{
    /// <summary>How long a stop takes at most (contract).</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Units => new(DeployFolder.All.Where(file => file.StartsWith("systemd/", StringComparison.Ordinal) && !file.Contains(".env", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Systemd_finds_no_fault_in_a_unit(string unit)
    {
        using var folder = new TempFolder();
        foreach (var file in Units.Select(row => row.Data))
        {
            // The program is not installed here; all else is looked at as it is.
            await File.WriteAllTextAsync(folder.File(Path.GetFileName(file)), Program().Replace(DeployFolder.Text(file), "/bin/true"), TestContext.Current.CancellationToken);
        }

        var name = Path.GetFileName(unit);
        if (name.Contains('@', StringComparison.Ordinal))
        {
            File.Move(folder.File(name), folder.File(name = name.Replace("@", "@5081", StringComparison.Ordinal)));
        }

        var run = await ToolRun.RunAsync("systemd-analyze", ["verify", "--man=no", folder.File(name)]);
        Assert.Equal((0, ""), (run.ExitCode, Concerning(run.Errors, name)));
    }

    [Theory]
    [InlineData("systemd/gridbot.service")]
    [InlineData("systemd/gridbot@.service")]
    public void A_stop_is_given_more_time_than_the_program_takes_for_it(string unit)
    {
        var seconds = int.Parse(Timeout().Match(DeployFolder.Text(unit)).Groups["seconds"].Value);
        Assert.True(TimeSpan.FromSeconds(seconds) > StopWithin);
    }

    /// <summary>What is said of this unit; those of the machine the tests run on are not ours.</summary>
    private static string Concerning(string errors, string unit) => string.Join('\n', errors.Split('\n').Where(line => line.Contains(unit, StringComparison.Ordinal)));

    [GeneratedRegex("/opt/gridbot/[A-Za-z/.-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();

    [GeneratedRegex("^TimeoutStopSec=(?<seconds>[0-9]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Timeout();
}
