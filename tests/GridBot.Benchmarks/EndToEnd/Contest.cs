// Measures programs in turn, so that what else the machine does meanwhile falls on all of them alike.
namespace GridBot.Benchmarks.EndToEnd;

/// <summary>A run over one or several programs: warm-up, closed loops, open loops; always one program after the other, in rounds.</summary>
internal sealed class Contest(LoadOptions options, TimeProvider time)
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OpenSettle = TimeSpan.FromSeconds(4);

    public async Task RunAsync(IReadOnlyList<Entrant> entrants, CancellationToken cancellationToken)
    {
        if (options.Warm > TimeSpan.Zero)
        {
            foreach (var entrant in entrants)
            {
                await TellAsync($"{entrant.Name}: warm-up");
                await entrant.Subject.ClosedAsync(options.Callers.Max(), options.Warm, TimeSpan.Zero, cancellationToken);
            }
        }

        if (options.Rate == 0)
        {
            await MeasureClosedAsync(entrants, cancellationToken);
        }

        if (options.Open > TimeSpan.Zero)
        {
            await MeasureOpenAsync(entrants, cancellationToken);
        }
    }

    private async Task MeasureClosedAsync(IReadOnlyList<Entrant> entrants, CancellationToken cancellationToken)
    {
        foreach (var callers in options.Callers)
        {
            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var entrant in entrants)
                {
                    var window = await entrant.Subject.ClosedAsync(callers, Settle, options.Measure, cancellationToken);
                    entrant.Add(callers, window);
                    await TellAsync($"{entrant.Name}, {callers} callers: {window.PerSecond:0} messages/s, {window.ProgramMicroseconds:0} us a message");
                }
            }
        }
    }

    private async Task MeasureOpenAsync(IReadOnlyList<Entrant> entrants, CancellationToken cancellationToken)
    {
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var entrant in entrants)
            {
                entrant.Rate = options.Rate > 0 ? options.Rate : (entrant.RateOf ?? entrant).Capacity * options.Share / 100;
                var (window, loop) = await entrant.Subject.OpenAsync(entrant.Rate, OpenSettle, options.Open, round, cancellationToken);
                entrant.Add(window, time.GetElapsedTime(0, loop.Latest).TotalMilliseconds, loop.Skipped);
                await TellAsync($"{entrant.Name}, {entrant.Rate:0} messages/s scheduled: p99 {new Percentiles(window.TurnTimes(time)).At(0.99):0.0} ms");
            }
        }
    }

    private static Task TellAsync(string line) => Console.Error.WriteLineAsync(line);
}
