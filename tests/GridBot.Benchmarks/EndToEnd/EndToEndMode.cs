// "end-to-end" and "floor": one published program under load, closed loop and open loop.
using System.CommandLine;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>Capacity, and latency at a fixed rate.</summary>
internal static class EndToEndMode
{
    public static Command Create()
    {
        var command = LoadOptions.Command("end-to-end", "Measures the published program under load: messages a second, latency at a fixed rate, nothing lost.");
        command.SetAction((parsed, cancellationToken) => RunAsync(LoadOptions.Read(parsed), isFloor: false, TimeProvider.System, cancellationToken));
        return command;
    }

    public static Command CreateFloor()
    {
        var command = LoadOptions.Command("floor", "Measures the floor: the same host, decryption, one durable insert a message, an encrypted fixed reply.");
        command.SetAction((parsed, cancellationToken) => RunAsync(LoadOptions.Read(parsed), isFloor: true, TimeProvider.System, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LoadOptions options, bool isFloor, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var workshop = new Workshop(options);
        var program = isFloor ? await workshop.FloorAsync(cancellationToken) : await workshop.ProgramAsync(cancellationToken);
        var database = await workshop.Databases.CreateAsync(options.Database, "load", cancellationToken);
        var machine = await Workshop.MachineLoadAsync(cancellationToken);
        await using var subject = isFloor
            ? await workshop.StartFloorAsync(program, database, time, cancellationToken)
            : await workshop.StartAsync(program, database, 0, time, cancellationToken);
        var entrant = new Entrant(isFloor ? "floor" : "end to end", subject, FilesReports: !isFloor);
        await new Contest(options, time).RunAsync([entrant], cancellationToken);
        var books = await Books.CheckAsync(entrant, cancellationToken);
        var code = await FigureTable.PrintAsync($"{(isFloor ? "floor" : "end-to-end")} {options.Database}", [new("load average of the machine before", machine), .. LoadFigures.Of(entrant, books, !isFloor, time)], books.Faults, time);
        if (books.Faults.Count > 0)
        {
            await Console.Error.WriteLineAsync($"The program's last lines:{Environment.NewLine}{subject.Process.Said()}");
        }

        return code;
    }
}
