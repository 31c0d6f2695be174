// What the measurements under load are told on the command line.
using System.CommandLine;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>Settings of a run under load.</summary>
/// <param name="Database">Which database: "sqlite" or "mysql".</param>
/// <param name="Callers">Numbers of persons who write at the same time, tried one after the other to find the capacity.</param>
/// <param name="Warm">How long the program is warmed up.</param>
/// <param name="Measure">How long each number of callers is measured.</param>
/// <param name="Open">How long the open loop is measured; zero leaves it out.</param>
/// <param name="Share">At which share of the capacity the open loop runs, in percent.</param>
/// <param name="Rate">Messages a second of the open loop; 0 takes the share of the capacity.</param>
/// <param name="Cancel">Percent of the summaries that are cancelled instead of submitted.</param>
/// <param name="Rounds">How often each measurement is repeated, in turn with the other programs of the run.</param>
/// <param name="Program">The published program or its folder; null publishes it.</param>
/// <param name="Floor">The published floor or its folder; null publishes it.</param>
/// <param name="Folder">Where the run's databases are left for a look afterwards; null deletes them.</param>
internal sealed record LoadOptions(string Database, IReadOnlyList<int> Callers, TimeSpan Warm, TimeSpan Measure, TimeSpan Open, int Share, double Rate, int Cancel, int Rounds, string? Program, string? Floor, string? Folder)
{
    private static readonly Option<string> DatabaseOption = new("--database") { Description = "sqlite or mysql (a MariaDB of its own is started).", DefaultValueFactory = _ => Databases.Sqlite };
    private static readonly Option<string> CallersOption = new("--callers") { Description = "Persons who write at the same time; several numbers, separated by commas, are tried in turn.", DefaultValueFactory = _ => "16,64,160" };
    private static readonly Option<double> WarmOption = new("--warm") { Description = "Seconds of warm-up.", DefaultValueFactory = _ => 15 };
    private static readonly Option<double> SecondsOption = new("--seconds") { Description = "Seconds measured at each number of callers.", DefaultValueFactory = _ => 8 };
    private static readonly Option<double> OpenOption = new("--open") { Description = "Seconds measured at a fixed rate; 0 leaves that out.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> ShareOption = new("--share") { Description = "The fixed rate as percent of the capacity found.", DefaultValueFactory = _ => 70 };
    private static readonly Option<double> RateOption = new("--rate") { Description = "The fixed rate in messages a second; 0 takes --share of the capacity.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> CancelOption = new("--cancel") { Description = "Percent of the summaries that are cancelled instead of submitted.", DefaultValueFactory = _ => 6 };
    private static readonly Option<string?> ProgramOption = new("--program") { Description = "The published program or its folder; left out, it is published first." };
    private static readonly Option<string?> FloorOption = new("--floor") { Description = "The published floor or its folder; left out, it is published first." };

    private static readonly Option<int> RoundsOption = new("--rounds") { Description = "How often each measurement is repeated, in turn with the other programs of the run; the median counts.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> FolderOption = new("--folder") { Description = "Where the run's databases are left for a look afterwards; left out, they are deleted." };

    /// <summary>A command with these options.</summary>
    public static Command Command(string name, string description) =>
        new(name, description) { DatabaseOption, CallersOption, WarmOption, SecondsOption, OpenOption, ShareOption, RateOption, CancelOption, RoundsOption, ProgramOption, FloorOption, FolderOption };

    /// <summary>Whether the command line names a database itself.</summary>
    public static bool NamesDatabase(ParseResult parsed) => parsed.GetResult(DatabaseOption) is { Implicit: false };

    public static LoadOptions Read(ParseResult parsed) => new(
        parsed.GetValue(DatabaseOption)!,
        [.. parsed.GetValue(CallersOption)!.Split(',').Select(text => int.Parse(text))],
        TimeSpan.FromSeconds(parsed.GetValue(WarmOption)),
        TimeSpan.FromSeconds(parsed.GetValue(SecondsOption)),
        TimeSpan.FromSeconds(parsed.GetValue(OpenOption)),
        parsed.GetValue(ShareOption),
        parsed.GetValue(RateOption),
        parsed.GetValue(CancelOption),
        parsed.GetValue(RoundsOption),
        parsed.GetValue(ProgramOption),
        parsed.GetValue(FloorOption),
        parsed.GetValue(FolderOption));
}
