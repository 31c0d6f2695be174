// The program on SQLite is killed again and again while people report.
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.People;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

public sealed class SqliteKillTests(ProgramFixture program)
{
    private const int Seed = 20261124;
    private const int People = 6;

    private static readonly int Kills = RunLength.Of(2, 12);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_on_SQLite_that_is_killed_again_and_again_loses_and_doubles_nothing()
    {
        await using var scene = await Scene.OpenAsync(program, folder => new SqliteTestDatabase(folder.Path), Seed, Token);
        await new Crowd(scene, People, new Random(Seed)).ReportWhileKilledAsync(Kills, Token);
        await new Books(scene).BalanceAsync();
    }
}
