// The database server as setup.sh prepares it: who may do what, the service with the least of it, and the drill on it.
using System.Runtime.Versioning;
using GridBot.Attachments;
using GridBot.MariaDb;
using GridBot.Storage;
using GridBot.Tests.Commands;
using GridBot.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridBot.Tests.Deploy;

[SupportedOSPlatform("linux")]
public sealed class DatabaseServerTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private MariaDbServer? server;

    private string Secrets => folder.File("secrets");

    public async ValueTask InitializeAsync()
    {
        server = await MariaDbServer.StartAsync(TestContext.Current.CancellationToken);
        var run = await SetUpAsync();
        Assert.True(run.ExitCode == 0, run.ToString());
    }

    [Fact]
    public async Task The_service_reads_and_writes_rows_and_cannot_change_tables()
    {
        Assert.Equal(0, (await AsAsync("migrate", "gridbot", "CREATE TABLE t (id INT PRIMARY KEY); ALTER TABLE t ADD COLUMN x INT; CREATE INDEX i ON t (x)")).ExitCode);
        Assert.Equal(0, (await AsAsync("service", "gridbot", "INSERT INTO t VALUES (1, 1); UPDATE t SET x = 2; SELECT * FROM t; DELETE FROM t")).ExitCode);
        foreach (var forbidden in (string[])["CREATE TABLE u (id INT)", "ALTER TABLE t ADD COLUMN y INT", "DROP TABLE t", "CREATE INDEX j ON t (x)", "SELECT * FROM mysql.user", "GRANT SELECT ON gridbot.* TO 'gridbot_backup'@'%'", "SELECT 1 INTO OUTFILE '/tmp/x'"])
        {
            Assert.NotEqual(0, (await AsAsync("service", "gridbot", forbidden)).ExitCode);
        }

        Assert.NotEqual(0, (await AsAsync("backup", "gridbot", "DELETE FROM t")).ExitCode);
        Assert.NotEqual(0, (await AsAsync("migrate", "gridbot", "DROP USER 'gridbot'@'%'")).ExitCode);
    }

    [Fact]
    public async Task Setting_it_up_again_changes_nothing_and_no_password_is_shown()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(Secrets, "database"), TestContext.Current.CancellationToken);
        var again = await SetUpAsync();
        Assert.Equal((0, before), (again.ExitCode, await File.ReadAllTextAsync(Path.Combine(Secrets, "database"), TestContext.Current.CancellationToken)));
        Assert.DoesNotContain(Password("service"), again.ToString(), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Secrets), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(0, (await AsAsync("service", "gridbot", "SELECT 1")).ExitCode);
    }

    [Fact]
    public async Task The_program_serves_as_the_user_who_may_least_and_the_drill_proves_its_backup()
    {
        var migrated = await ProgramRun.RunAsync(folder.Path, ["migrate"], settings: [("Database__Provider", "mysql"), ("Database__ConnectionStringFile", Path.Combine(Secrets, "database-migrate"))]);
        Assert.True(migrated.ExitCode == 0, migrated.Errors);
        await using var stage = await ServiceStage.OpenAsync(settings => settings with
        {
            Database = new StorageOptions { Provider = StorageOptions.MySqlProvider, ConnectionString = File.ReadAllText(Path.Combine(Secrets, "database")), PoolSize = 8 },
        });
        // As "serve" does: the folder of photos is marked, and the restored one must have the mark, too.
        await stage.Services.GetRequiredService<SharedFolder>().CheckAsync(TestContext.Current.CancellationToken);
        var drill = await DrillRun.UnderLoadAsync(
            stage,
            ("GRIDBOT_DATABASE", $"mysql:{Path.Combine(Secrets, "backup.cnf")}"), ("GRIDBOT_DATA", stage.Folder.File("data")), ("GRIDBOT_DRILL_DATABASE", $"mysql:{Path.Combine(Secrets, "backup.cnf")}:gridbot_drill"),
            ("GRIDBOT_DRILL_CONNECTION", Path.Combine(Secrets, "database-drill")), ("GRIDBOT_DRILL_PORT", "5982"));
        Assert.True(drill.Run.ExitCode == 0, drill.Run.ToString());
        var (before, restored, after) = drill.Rows("seen");
        Assert.True(before > 5 && restored >= before && after >= restored && drill.Answered > 0, drill.Run.Output);
        Assert.Equal(3, drill.Rows("report").Restored);
        // Nothing of the drill stays.
        Assert.NotEqual(0, (await AsAsync("backup", "gridbot_drill", "SELECT 1")).ExitCode);
    }

    private Task<ToolRun> SetUpAsync() => ToolRun.RunAsync("bash", [DeployFolder.File("mysql/setup.sh"), Secrets, server!.Socket, $"--socket={server.Socket}", "--user=root"]);

    private Task<ToolRun> AsAsync(string user, string database, string sql) =>
        ToolRun.RunAsync("mariadb", ["--no-defaults", $"--socket={server!.Socket}", $"--user={(user == "service" ? "gridbot" : $"gridbot_{user}")}", database, $"--execute={sql}"], ("MYSQL_PWD", Password(user)));

    private string Password(string user) => File.ReadAllText(Path.Combine(Secrets, $"password-{user}")).Trim();

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Dispose();
    }
}
