// A program under load: its process, its database, the platform beside it, and the persons who write to it.
using GridBot.Benchmarks.Generator;
using GridBot.Benchmarks.Service;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>What one measurement is about.</summary>
internal sealed class Subject : IAsyncDisposable
{
    private readonly PostOffice office;
    private readonly Databases databases;
    private readonly TimeProvider time;

    private Subject(ServiceProcess process, PostOffice office, Databases databases, DatabaseAddress database, Journal journal, Crowd crowd, TimeProvider time)
    {
        Process = process;
        this.office = office;
        this.databases = databases;
        Database = database;
        Journal = journal;
        Crowd = crowd;
        this.time = time;
    }

    public ServiceProcess Process { get; }

    public DatabaseAddress Database { get; }

    public Journal Journal { get; }

    public Crowd Crowd { get; }

    /// <summary>Messages that the program sent to persons and to groups, and attachments it fetched.</summary>
    public (int Messages, int Notices, int Media) Sent => (office.Messages, office.Notices, office.Media);

    public IReadOnlyDictionary<string, int> UnknownCalls => office.Unknown;

    /// <summary>Starts a program on a database.</summary>
    public static async Task<Subject> StartAsync(SubjectSettings settings, Databases databases, TimeProvider time, CancellationToken cancellationToken)
    {
        var platform = await PostOffice.OpenAsync(cancellationToken);
        try
        {
            var environment = settings.Corporation.Environment(platform.ApiBase, TimeSpan.Zero);
            foreach (var (name, value) in settings.Database.Environment())
            {
                environment[name] = value;
            }

            using var http = new HttpClient();
            var process = await ServiceProcess.StartAsync(settings.Program, settings.Folder, environment, http, time, cancellationToken);
            var journal = new Journal();
            var crowd = new Crowd(process.Address, settings.Corporation.App, platform, new Population(settings.StoredPersons), settings.Script, journal, settings.Seed, time);
            return new Subject(process, platform, databases, settings.Database, journal, crowd, time);
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>So many persons, each as fast as it is answered.</summary>
    public async Task<Window> ClosedAsync(int callers, TimeSpan settle, TimeSpan measure, CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var loop = ClosedLoop.RunAsync(Crowd, callers, stop.Token, cancellationToken);
        var window = await MeasureAsync(settle, measure, sample => sample.Done, cancellationToken);
        await stop.CancelAsync();
        await loop;
        return window();
    }

    /// <summary>Messages at a fixed rate.</summary>
    public async Task<(Window Window, OpenLoop Loop)> OpenAsync(double rate, TimeSpan settle, TimeSpan measure, int seed, CancellationToken cancellationToken)
    {
        var loop = new OpenLoop(Crowd, rate, new Random(seed));
        var run = loop.RunAsync(settle + measure, cancellationToken);
        var window = await MeasureAsync(settle, measure, sample => sample.Due, cancellationToken);
        await run;
        return (window(), loop);
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await office.DisposeAsync();
    }

    /// <summary>Takes the processor times now; the samples are read when the loop has ended, for what was due may be answered after the window.</summary>
    private async Task<Func<Window>> MeasureAsync(TimeSpan settle, TimeSpan measure, Func<Sample, long> at, CancellationToken cancellationToken)
    {
        await Task.Delay(settle, time, cancellationToken);
        var (program, generator, database) = CpuTimes();
        var from = time.GetTimestamp();
        await Task.Delay(measure, time, cancellationToken);
        var to = time.GetTimestamp();
        var (programAfter, generatorAfter, databaseAfter) = CpuTimes();
        return () => new Window(from, to, time.GetElapsedTime(from, to).TotalSeconds, programAfter - program, generatorAfter - generator, databaseAfter - database, Journal.Samples(sample => at(sample) >= from && at(sample) < to));
    }

    private (TimeSpan Program, TimeSpan Generator, TimeSpan Database) CpuTimes()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return (Process.CpuTime, self.TotalProcessorTime, databases.CpuTime() ?? TimeSpan.Zero);
    }
}
