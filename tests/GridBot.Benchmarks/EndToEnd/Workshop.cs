// What all modes under load share: the folder of a run, the published programs, the corporation, the databases.
using System.Globalization;
using GridBot.Benchmarks.Generator;
using GridBot.Benchmarks.Service;
using GridBot.Simulator.State;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>The set-up of one run; deleted with it.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private const int Seed = 20261123;

    private readonly LoadOptions options;
    private readonly Sentences sentences = new();
    private readonly string folder;
    private readonly Corporation corporation;
    private int subjects;

    public Workshop(LoadOptions options)
    {
        // Read when the first socket is opened: what arrives is handled on the thread that waits for all sockets, without a step over the thread pool. Persons and platform never block.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        this.options = options;
        folder = options.Folder is { } kept ? Directory.CreateDirectory(kept).FullName : Directory.CreateTempSubdirectory("gridbot-load-").FullName;
        var groups = DataFiles.ReadDialogs().Bureaus.Values.Select(bureau => bureau.Group).Distinct(StringComparer.Ordinal).ToList();
        corporation = new Corporation(new SeededDraw(new Random(Seed)), groups);
        Databases = new Databases(folder);
    }

    public Databases Databases { get; }

    /// <summary>Processes that wanted a core over the last minute.</summary>
    public static async Task<double> MachineLoadAsync(CancellationToken cancellationToken)
        => double.Parse((await File.ReadAllTextAsync("/proc/loadavg", cancellationToken)).Split(' ')[0], CultureInfo.InvariantCulture);

    public Task<string> ProgramAsync(CancellationToken cancellationToken) => PublishedProgram.FindAsync(PublishedProgram.Service, options.Program, folder, cancellationToken);

    /// <summary>The floor, with the runtime settings of the program it is compared with.</summary>
    public async Task<string> FloorAsync(CancellationToken cancellationToken)
    {
        const string settings = ".runtimeconfig.json";
        var program = await ProgramAsync(cancellationToken);
        var floor = await PublishedProgram.FindAsync(PublishedProgram.Floor, options.Floor, folder, cancellationToken);
        File.Copy(program + settings, floor + settings, overwrite: true);
        return floor;
    }

    /// <summary>Starts the program.</summary>
    /// <param name="program">Path of the executable.</param>
    /// <param name="database">On what.</param>
    /// <param name="storedPersons">How many persons that holds.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Subject> StartAsync(string program, DatabaseAddress database, int storedPersons, TimeProvider time, CancellationToken cancellationToken)
        => StartAsync(program, database, storedPersons, random => new ReportScript(sentences, options.Cancel, random), time, cancellationToken);

    /// <summary>Starts the floor.</summary>
    public Task<Subject> StartFloorAsync(string floor, DatabaseAddress database, TimeProvider time, CancellationToken cancellationToken)
        => StartAsync(floor, database, 0, random => new FloorScript(sentences, random), time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        if (options.Folder is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<Subject> StartAsync(string program, DatabaseAddress database, int storedPersons, Func<Random, Script> script, TimeProvider time, CancellationToken cancellationToken)
    {
        var number = ++subjects;
        return Subject.StartAsync(new SubjectSettings(program, Path.Combine(folder, $"subject-{number}"), database, corporation, script, storedPersons, Seed + (number * 1_000_003)), Databases, time, cancellationToken);
    }
}
