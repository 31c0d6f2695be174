// Several programs bring one empty database to their version at the same time.
using Dapper;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests.Checks;

/// <summary>Runs "GridBot migrate" several times at once.</summary>
internal static class MigrationRace
{
    private const int Programs = 3;

    public static async Task RunAsync(ProgramFixture program, TempFolder folder, ITestDatabase database)
    {
        var token = TestContext.Current.CancellationToken;
        var runs = Enumerable.Range(0, Programs).Select(i => new Replica(program.Executable, folder.File($"run{i}"), FreePort.Take(), database.Settings)).ToList();
        try
        {
            var codes = await Task.WhenAll(runs.Select(run => run.RunAsync("migrate", token)));
            Assert.True(codes.All(code => code == 0), string.Join(Environment.NewLine, runs.Select(run => run.Said())));

            // One did it all, and the others found nothing to do.
            Assert.Equal(Programs - 1, runs.Count(run => run.Said().Contains("up to date", StringComparison.Ordinal)));
            await using var connection = await database.OpenAsync(token);
            var versions = (await connection.QueryAsync<long>("SELECT Version FROM VersionInfo")).AsList();
            Assert.NotEmpty(versions);
            Assert.Equal(versions.Distinct().Count(), versions.Count);
        }
        finally
        {
            foreach (var run in runs)
            {
                await run.DisposeAsync();
            }
        }
    }
}
