// Programs that are started at once migrate the same database of a server.
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

[Collection(MariaDbTests.Name)]
public sealed class MariaDbMigrationTests(ProgramFixture program, MariaDbStage stage)
{
    [Fact]
    public async Task Programs_that_migrate_the_same_empty_MariaDB_database_at_once_all_end_well()
    {
        using var folder = new TempFolder();
        await MigrationRace.RunAsync(program, folder, await stage.CreateDatabaseAsync(TestContext.Current.CancellationToken));
    }
}
