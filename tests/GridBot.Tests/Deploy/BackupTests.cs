// Backups of SQLite: the drill proves one under load, and finds one that is not what it should be.
using System.Runtime.Versioning;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Deploy;

[SupportedOSPlatform("linux")]
public sealed class BackupTests
{
    [Fact]
    public async Task The_drill_proves_a_backup_of_a_database_that_is_written_to()
    {
        await using var stage = await ServiceStage.OpenAsync();
        var drill = await DrillRun.UnderLoadAsync(stage, Settings(stage));
        Assert.True(drill.Run.ExitCode == 0, drill.Run.ToString());
        Assert.Equal("drill passed", drill.Run.Output.TrimEnd().Split('\n')[^1]);
        var (before, restored, after) = drill.Rows("seen");
        Assert.True(before > 5 && restored >= before && after >= restored && drill.Answered > 0, drill.Run.Output);
        Assert.Equal(3, drill.Rows("report").Restored);
        Assert.Contains("\"status\":\"ready\"", drill.Run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("和平路", drill.Run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_drill_fails_when_the_restored_database_lacks_a_row()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await stage.Client.TextAsync("li", "帮助");
        using var folder = new TempFolder();
        var older = folder.File("older.db");
        Assert.Equal(0, (await ToolRun.RunAsync("sqlite3", [stage.Folder.File("gridbot.db"), $"VACUUM INTO '{older}'"])).ExitCode);
        Assert.Equal(0, (await ToolRun.RunAsync("sqlite3", [older, "DELETE FROM seen"])).ExitCode);
        // Whatever is unpacked turns out to be that one.
        await File.WriteAllTextAsync(folder.File("gunzip"), $"#!/bin/sh\nexec cat '{older}'\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder.File("gunzip"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var drill = await DrillRun.UnderLoadAsync(stage, [.. Settings(stage), ("PATH", $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}")]);
        Assert.Equal((1, "drill failed"), (drill.Run.ExitCode, drill.Run.Output.TrimEnd().Split('\n')[^1]));
        Assert.Contains("lacks rows", drill.Run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_keeps_photos_once_tells_the_monitor_and_lets_old_ones_go()
    {
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        using var folder = new TempFolder();
        Directory.CreateDirectory(stage.Folder.File("data/attachments"));
        await File.WriteAllTextAsync(stage.Folder.File("data/attachments/a"), "photo", TestContext.Current.CancellationToken);
        foreach (var old in (string[])["20200101T000000Z", "20200102T000000Z"])
        {
            Directory.CreateDirectory(folder.File($"backups/{old}"));
        }

        (string, string)[] settings = [.. Settings(stage), ("GRIDBOT_BACKUPS", folder.File("backups")), ("GRIDBOT_KEEP", "2"), ("GRIDBOT_METRICS", folder.File("gridbot.prom"))];
        var run = await ToolRun.RunAsync("bash", [DeployFolder.File("backup/backup.sh")], settings);
        Assert.True(run.ExitCode == 0, run.ToString());
        var made = run.Output.Trim();
        Assert.Equal(["20200102T000000Z", Path.GetFileName(made)], Directory.GetDirectories(folder.File("backups")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("photo", await File.ReadAllTextAsync(Path.Combine(made, "data/attachments/a"), TestContext.Current.CancellationToken));
        Assert.StartsWith("gridbot_backup_finished_seconds ", (await File.ReadAllTextAsync(folder.File("gridbot.prom"), TestContext.Current.CancellationToken)).Split('\n')[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_overwritten_by_restoring_and_a_damaged_backup_is_not_restored()
    {
        await using var stage = await ServiceStage.OpenAsync(sending: false);
        using var folder = new TempFolder();
        var made = (await ToolRun.RunAsync("bash", [DeployFolder.File("backup/backup.sh")], [.. Settings(stage), ("GRIDBOT_BACKUPS", folder.File("backups"))])).Output.Trim();
        var taken = await RestoreAsync(made, stage.Folder.File("gridbot.db"), folder.File("data"));
        Assert.Contains("there already", taken.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RestoreAsync(made, folder.File("new.db"), folder.File("data"))).ExitCode);
        await File.AppendAllTextAsync(Path.Combine(made, "database.db.gz"), "x", TestContext.Current.CancellationToken);
        var damaged = await RestoreAsync(made, folder.File("other.db"), folder.File("other"));
        Assert.Equal((1, false), (damaged.ExitCode, File.Exists(folder.File("other.db"))));
    }

    private static Task<ToolRun> RestoreAsync(string backup, string database, string data) => ToolRun.RunAsync("bash", [DeployFolder.File("backup/restore.sh"), backup, $"sqlite:{database}", data]);

    private static (string, string)[] Settings(ServiceStage stage) =>
        [("GRIDBOT_DATABASE", $"sqlite:{stage.Folder.File("gridbot.db")}"), ("GRIDBOT_DATA", stage.Folder.File("data")), ("GRIDBOT_DRILL_PORT", "5981"), ("TMPDIR", Path.GetTempPath())];
}
