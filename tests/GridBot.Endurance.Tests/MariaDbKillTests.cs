// One program on MariaDB is killed again and again while people report.
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.People;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

[Collection(MariaDbTests.Name)]
public sealed class MariaDbKillTests(ProgramFixture program, MariaDbStage stage)
{
    private const int Seed = 20261125;
    private const int People = 6;

    private const int Kills = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_on_MariaDB_that_is_killed_again_and_again_loses_and_doubles_nothing()
    {
        Assert.SkipUnless(RunLength.IsLong, "Three replicas are killed on MariaDB in every run; one alone only in a long run (GRIDBOT_LONG=1).");
        var database = await stage.CreateDatabaseAsync(Token);
        await using var scene = await Scene.OpenAsync(program, _ => database, Seed, Token);
        await new Crowd(scene, People, new Random(Seed)).ReportWhileKilledAsync(Kills, Token);
        await new Books(scene).BalanceAsync();
    }
}
