// The database server stops, dies, and breaks connections, under three replicas.
using System.Net;
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.People;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

[Collection(MariaDbTests.Name)]
public sealed class DatabaseTests(MariaDbStage stage) : IAsyncLifetime
{
    private const int Seed = 20261128;
    private const int People = 6;

    /// <summary>A message that cannot be kept must be told so long before the platform hangs up (5 s).</summary>
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan Outage = RunLength.Of(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
    private static readonly TimeSpan BetweenCuts = TimeSpan.FromMilliseconds(700);

    /// <summary>Reports that are filed before something happens, at least.</summary>
    private const int Between = 5;

    private Scene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await stage.ReplicasAsync(Token);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_database_that_is_away_is_told_quickly_and_when_it_is_back_the_service_goes_on_by_itself()
    {
        var crowd = new Crowd(scene, People, new Random(Seed));
        await crowd.ReportWhileAsync(
            async token =>
            {
                await crowd.FiledAsync(Between, token);
                scene.Trouble.Note("stop of the database");
                await stage.Server.StopAsync(token);
                try
                {
                    await RefusesAsync(token);
                    await Task.Delay(Outage, TimeProvider.System, token);
                    await RefusesAsync(token);
                }
                finally
                {
                    await stage.Server.ResumeAsync(token);
                    scene.Trouble.Note("return of the database");
                }

                await ReturnsAsync(token);
            },
            Token);
        await new Books(scene).BalanceAsync();
    }

    [Fact]
    public async Task A_database_that_loses_its_power_has_kept_everything_that_was_acknowledged()
    {
        var crowd = new Crowd(scene, People, new Random(Seed + 1));
        await crowd.ReportWhileAsync(
            async token =>
            {
                for (var kill = 0; kill < RunLength.Of(1, 6); kill++)
                {
                    await crowd.FiledAsync(Between, token);
                    scene.Trouble.Note("death of the database");
                    await stage.Server.KillAsync(token);
                    await stage.Server.ResumeAsync(token);
                    scene.Trouble.Note("return of the database");
                    await ReturnsAsync(token);
                }
            },
            Token);
        await new Books(scene).BalanceAsync();
    }

    [Fact]
    public async Task Connections_that_are_cut_in_the_middle_of_turns_cost_a_redelivery_at_most()
    {
        var database = Assert.IsType<MariaDbTestDatabase>(scene.Database);
        var cut = 0;
        await new Crowd(scene, People, new Random(Seed + 2)).ReportWhileAsync(
            async token =>
            {
                for (var i = 0; i < RunLength.Of(4, 30); i++)
                {
                    await Task.Delay(BetweenCuts, TimeProvider.System, token);
                    scene.Trouble.Note("cut");
                    cut += await stage.Server.CutConnectionsAsync(database.Name, token);
                }
            },
            Token);
        Assert.True(cut > 0, "There was no connection to cut.");
        await new Books(scene).BalanceAsync();
    }

    /// <summary>Every replica says that it cannot serve, and turns a message away at once.</summary>
    private async Task RefusesAsync(CancellationToken cancellationToken)
    {
        foreach (var replica in scene.Replicas)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await replica.ReadinessAsync(cancellationToken)).Status);
            var (_, message) = scene.Line.Text("somebody", "菜单");
            var delivery = await scene.Line.PostAsync(replica.Address, message, cancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, delivery.Status);
            Assert.True(delivery.Took < Quickly, $"Without a database a callback took {delivery.Took.TotalSeconds:0.0} s.");
        }
    }

    /// <summary>Every replica serves again, without a restart.</summary>
    private async Task ReturnsAsync(CancellationToken cancellationToken)
    {
        foreach (var replica in scene.Replicas)
        {
            await replica.AwaitReadyAsync(cancellationToken);
        }
    }
}
