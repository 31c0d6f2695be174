// "scale": the floor, the program, and the program with a past, on both databases; all ratios of issue 6 from one run.
using System.CommandLine;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>Everything that issue 6 asks of the speed, except the engine's turn beside its peer, which is the mode turn.</summary>
internal static class ScaleMode
{
    private static readonly int[] Sizes = [0, 100_000, 1_000_000];

    public static Command Create()
    {
        var command = LoadOptions.Command("scale", "Measures floor, program and growth in turn, on SQLite and on MariaDB (or on the one that --database names), and prints the ratios.");
        command.SetAction((parsed, cancellationToken) => RunAsync(LoadOptions.Read(parsed), LoadOptions.NamesDatabase(parsed), TimeProvider.System, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LoadOptions options, bool isOneDatabase, TimeProvider time, CancellationToken cancellationToken)
    {
        var code = 0;
        foreach (var database in isOneDatabase ? [options.Database] : new[] { Databases.Sqlite, Databases.MySql })
        {
            var these = options with { Database = database, Folder = options.Folder is { } folder ? Path.Combine(folder, database) : null };
            await using var workshop = new Workshop(these);
            await using var field = new Field(workshop, these, time);
            var machine = await Workshop.MachineLoadAsync(cancellationToken);
            await field.AddFloorAsync(cancellationToken);
            await field.AddGrownAsync(Sizes, cancellationToken);
            await field.RunAsync(cancellationToken);
            code |= await field.PrintAsync($"scale {database}", [new("load average of the machine before", machine)], cancellationToken);
        }

        return code;
    }
}
