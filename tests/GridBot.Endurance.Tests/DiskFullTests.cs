// The disk of SQLite fills up while people report, and is freed again.
using System.Net;
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.People;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

public sealed class DiskFullTests(ProgramFixture program)
{
    private const int Seed = 20261129;
    private const int People = 4;

    private const int Before = 5;

    private static readonly TimeSpan Full = RunLength.Of(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_when_it_has_room_again_the_service_goes_on_by_itself()
    {
        using var folder = new TempFolder();
        await using var disk = await SmallDisk.MountAsync(folder.File("disk"), Token);
        Assert.SkipWhen(disk is null, "A small disk is a tmpfs, and only root may mount one: run the tests as root to try a full disk.");
        await using var scene = await Scene.OpenAsync(program, _ => new SqliteTestDatabase(disk.Folder), Seed, Token);
        var crowd = new Crowd(scene, People, new Random(Seed));
        await crowd.ReportWhileAsync(
            async token =>
            {
                await crowd.FiledAsync(Before, token);
                scene.Trouble.Note("full disk");
                try
                {
                    // What SQLite has set aside for its log is still written; then the disk is full for it, too.
                    await Until.HoldsAsync("a message is turned away", () => FillAndWriteAsync(scene, disk, token), status => status == HttpStatusCode.ServiceUnavailable, token);
                    await Until.HoldsAsync("the monitor is told", async () => (await scene.Replicas[0].ReadinessAsync(token)).Status, status => status == HttpStatusCode.ServiceUnavailable, token, TimeSpan.FromSeconds(10));
                    await Task.Delay(Full, TimeProvider.System, token);
                }
                finally
                {
                    disk.Free();
                    scene.Trouble.Note("room on the disk");
                }

                await scene.Replicas[0].AwaitReadyAsync(token);
                await Until.HoldsAsync("messages are taken again", () => WriteAsync(scene, token), status => status == HttpStatusCode.OK, token, TimeSpan.FromSeconds(10));
            },
            Token);
        await new Books(scene).BalanceAsync();
    }

    private static async Task<HttpStatusCode?> FillAndWriteAsync(Scene scene, SmallDisk disk, CancellationToken cancellationToken)
    {
        await disk.FillAsync(cancellationToken);
        return await WriteAsync(scene, cancellationToken);
    }

    private static async Task<HttpStatusCode?> WriteAsync(Scene scene, CancellationToken cancellationToken)
    {
        var (_, message) = scene.Line.Text("somebody", "菜单");
        return (await scene.Line.PostAsync(scene.Address, message, cancellationToken)).Status;
    }
}
