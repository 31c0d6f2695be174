// The import of home grids, as an operator runs it.
using GridBot.Tests.Service;
using GridBot.Privacy;
using GridBot.Storage.Privacy;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridBot.Tests.Commands;

public sealed class HomesTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_list_is_imported_and_replaces_what_was_known_of_those_in_it()
    {
        await WriteAsync("user,grid\nzhang,heping-2\nli,jinxiu\n");
        var run = await RunAsync("homes", "homes.csv");
        Assert.Equal((0, "2 home grid(s) set, 0 taken away.\n", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Equal("li=jinxiu,zhang=heping-2", await HomesAsync());

        await WriteAsync("grid,user\nheping-3,zhang\n,wang\n");
        run = await RunAsync("homes", "homes.csv");
        Assert.Equal((0, "1 home grid(s) set, 1 taken away.\n"), (run.ExitCode, run.Output));
        Assert.Equal("li=jinxiu,wang=,zhang=heping-3", await HomesAsync());
    }

    [Fact]
    public async Task All_faults_are_told_at_once_with_lines_and_without_user_ids_and_nothing_is_imported()
    {
        await WriteAsync("user,grid\nzhangsanfeng,heping-2\nlisi,nowhere\n,jinxiu-1\nzhangsanfeng,shifan-dong\n");
        var run = await RunAsync("homes", "homes.csv");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        foreach (var line in (string[])["homes.csv:3: ", "homes.csv:4: ", "homes.csv:5: the user stands in line 2", "homes.csv:5: 'shifan-dong' is no grid", "4 fault(s)"])
        {
            Assert.Contains(line, run.Errors, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("zhangsanfeng", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("lisi", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("gridbot.db")));
    }

    [Fact]
    public async Task A_missing_file_and_a_missing_argument_end_with_their_codes()
    {
        Assert.Equal(1, (await RunAsync("homes", "none.csv")).ExitCode);
        Assert.Equal(2, (await RunAsync("homes")).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private Task WriteAsync(string text) => File.WriteAllTextAsync(folder.File("homes.csv"), text, TestContext.Current.CancellationToken);

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync(folder.Path, arguments, "", ("Database__ConnectionString", $"Data Source={folder.File("gridbot.db")}"));

    private async Task<string> HomesAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("gridbot.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, address, home_grid FROM person WHERE channel = 'wecom'";
        var keys = new KeyFolder(folder.File(Path.Combine("data", "keys")));
        keys.Refresh();
        var seal = new FieldSeal(keys, TimeProvider.System, new Random(1));
        var homes = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            homes.Add($"{seal.Open(reader.GetString(1), $"person:{reader.GetString(0)}")}={reader.GetString(2)}");
        }

        return string.Join(',', homes.Order(StringComparer.Ordinal));
    }
}
