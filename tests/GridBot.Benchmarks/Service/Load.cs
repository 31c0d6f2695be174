// Lets the callers write until the turns are used up.
using GridBot.Simulator;
using GridBot.Simulator.State;

namespace GridBot.Benchmarks.Service;

/// <summary>The result of a load.</summary>
/// <param name="Tally">All callers' records together.</param>
/// <param name="Warm">Milliseconds of the turns without every caller's first tenth, in which the program is still being compiled.</param>
/// <param name="Took">From the first message to the end of the last.</param>
internal sealed record LoadResult(Tally Tally, IReadOnlyList<double> Warm, TimeSpan Took);

/// <summary>A closed-loop load.</summary>
internal static class Load
{
    private const int ColdShare = 10;

    public static async Task<LoadResult> RunAsync(Uri service, SimulatorOptions app, Mailboxes mailboxes, ServiceOptions options, int seed, TimeProvider time, CancellationToken cancellationToken)
    {
        var openings = DataFiles.ReadLines("openings.txt");
        var budget = new TurnBudget(options.Turns);
        var phones = new List<CallbackPhone>();
        try
        {
            var callers = new List<Caller>();
            for (var number = 0; number < options.Callers; number++)
            {
                var phone = new CallbackPhone(service, app, new SeededDraw(new Random(seed + number)), time);
                phones.Add(phone);
                callers.Add(new Caller(number, phone, mailboxes, budget, openings, options.Cancel, new Random(seed - number), time));
            }

            var started = time.GetTimestamp();
            await Task.WhenAll(callers.Select(caller => Task.Run(() => caller.RunAsync(cancellationToken), cancellationToken)));
            var took = time.GetElapsedTime(started);
            var tallies = callers.Select(caller => caller.Tally).ToList();
            return new LoadResult(Tally.Sum(tallies), [.. tallies.SelectMany(tally => tally.Turns.Skip(tally.Turns.Count / ColdShare)).Select(turn => turn.Milliseconds)], took);
        }
        finally
        {
            phones.ForEach(phone => phone.Dispose());
        }
    }
}
