// "growth": the same load on databases with nothing, 100,000 and 1,000,000 stored reports and sessions.
using System.CommandLine;
using GridBot.Benchmarks.EndToEnd;

namespace GridBot.Benchmarks.Growth;

/// <summary>Whether the service stays as fast as its data grow.</summary>
internal static class GrowthMode
{
    private static readonly Option<string> SizesOption = new("--sizes") { Description = "Stored reports, several numbers separated by commas; the first is what the others are compared with.", DefaultValueFactory = _ => "0,100000,1000000" };

    public static Command Create()
    {
        var command = LoadOptions.Command("growth", "Measures the program with 0, 100,000 and 1,000,000 stored reports and sessions.");
        command.Options.Add(SizesOption);
        command.SetAction((parsed, cancellationToken) => RunAsync(LoadOptions.Read(parsed), [.. parsed.GetValue(SizesOption)!.Split(',').Select(text => int.Parse(text))], TimeProvider.System, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LoadOptions options, IReadOnlyList<int> sizes, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var workshop = new Workshop(options);
        await using var field = new Field(workshop, options, time);
        var machine = await Workshop.MachineLoadAsync(cancellationToken);
        await field.AddGrownAsync(sizes, cancellationToken);
        await field.RunAsync(cancellationToken);
        return await field.PrintAsync($"growth {options.Database}", [new("load average of the machine before", machine)], cancellationToken);
    }
}
