// Programs that are started at once migrate the same SQLite file.
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

public sealed class SqliteMigrationTests(ProgramFixture program)
{
    [Fact]
    public async Task Programs_that_migrate_the_same_empty_SQLite_file_at_once_all_end_well()
    {
        using var folder = new TempFolder();
        await MigrationRace.RunAsync(program, folder, new SqliteTestDatabase(folder.Path));
    }
}
