// The programs that run against each other in one contest, each with its database, and the figures that compare them.
using GridBot.Benchmarks.Growth;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>All entrants of a contest; ends their processes.</summary>
internal sealed class Field(Workshop workshop, LoadOptions options, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Of the floor's messages a second, the program does at least this share (issue 6).</summary>
    private const double SqliteShare = 60;
    private const double MySqlShare = 40;

    /// <summary>However much is stored, the capacity differs by at most this share (issue 6).</summary>
    private const double GrowthShare = 15;

    private static readonly TimeSpan TemplatesFrom = TimeSpan.FromSeconds(15);

    private readonly List<Entrant> entrants = [];
    private Entrant? floor;
    private Entrant? first;

    /// <summary>Starts the floor.</summary>
    public async Task AddFloorAsync(CancellationToken cancellationToken)
    {
        var database = await workshop.Databases.CreateAsync(options.Database, "floor", cancellationToken);
        floor = new Entrant("floor", await workshop.StartFloorAsync(await workshop.FloorAsync(cancellationToken), database, time, cancellationToken), FilesReports: false);
        entrants.Add(floor);
    }

    /// <summary>Starts the program once for every number of stored reports.</summary>
    public async Task AddGrownAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var program = await workshop.ProgramAsync(cancellationToken);
        var templates = sizes.Any(size => size > 0) ? await TemplatesAsync(program, cancellationToken) : null;
        foreach (var size in sizes)
        {
            var database = await workshop.Databases.CreateAsync(options.Database, $"grown{size}", cancellationToken);
            if (size > 0)
            {
                await Prefill.RunAsync(database, templates!, size, time, cancellationToken);
            }

            var entrant = new Entrant($"{size:#,0} stored", await workshop.StartAsync(program, database, size, time, cancellationToken), FilesReports: true, RateOf: first);
            first ??= entrant;
            entrants.Add(entrant);
        }
    }

    public Task RunAsync(CancellationToken cancellationToken) => new Contest(options, time).RunAsync(entrants, cancellationToken);

    /// <summary>Prints all figures, the comparing ones last; returns the exit code.</summary>
    public async Task<int> PrintAsync(string mode, IReadOnlyList<Figure> before, CancellationToken cancellationToken)
    {
        var figures = new List<Figure>(before);
        var faults = new List<string>();
        foreach (var entrant in entrants)
        {
            var books = await Books.CheckAsync(entrant, cancellationToken);
            figures.AddRange(LoadFigures.Of(entrant, books, judged: entrant != floor, time));
            faults.AddRange(books.Faults);
        }

        figures.AddRange(Ratios());
        return await FigureTable.PrintAsync(mode, figures, faults, time);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var entrant in entrants)
        {
            await entrant.Subject.DisposeAsync();
        }
    }

    private IEnumerable<Figure> Ratios()
    {
        if (floor is { Capacity: > 0 } && first is { Capacity: > 0 })
        {
            yield return new("end to end / floor", 100 * first.Capacity / floor.Capacity, "%", Least: options.Database == Databases.Sqlite ? SqliteShare : MySqlShare);

            // What other work on the machine moves least: how many messages the processor time of one message of ours would have done on the floor.
            yield return new("  the same by processor time of program and database", 100 * Cost(floor) / Cost(first), "%") { Under = "end to end / floor" };
        }

        foreach (var grown in entrants.Where(entrant => entrant.RateOf is not null && first is { Capacity: > 0 }))
        {
            yield return new($"{grown.Name} / {first!.Name}, capacity", 100 * grown.Capacity / first.Capacity, "%", Least: 100 - GrowthShare);
            if (grown.Open.Count > 0 && first.Open.Count > 0)
            {
                yield return new($"{grown.Name} / {first.Name}, p99 at the same rate", 100 * grown.OpenTurns(time).At(0.99) / first.OpenTurns(time).At(0.99), "%");
            }
        }
    }

    private static double Cost(Entrant entrant) => entrant.Best is { } best ? best.Window.ProgramMicroseconds + best.Window.DatabaseMicroseconds : double.NaN;

    /// <summary>Rows of a short real run, on a SQLite file of its own.</summary>
    private async Task<Templates> TemplatesAsync(string program, CancellationToken cancellationToken)
    {
        var database = await workshop.Databases.CreateAsync(Databases.Sqlite, "templates", cancellationToken);
        await using (var subject = await workshop.StartAsync(program, database, 0, time, cancellationToken))
        {
            await subject.ClosedAsync(32, TemplatesFrom, TimeSpan.Zero, cancellationToken);
        }

        return await Templates.ReadAsync(database, cancellationToken);
    }
}
