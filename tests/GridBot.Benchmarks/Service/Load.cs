// Lets the callers write until the turns are used up.
using GridBot.Simulator;
using GridBot.Simulator.State;

namespace GridBot.Benchmarks.Service;

/// <summary>The result of a load.</summary>
internal sealed record LoadResult(Tally Tally, TimeSpan Took);

/// <summary>A closed-loop load.</summary>
internal static class Load
{
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
            return new LoadResult(Tally.Sum(callers.Select(caller => caller.Tally)), time.GetElapsedTime(started));
        }
        finally
        {
            phones.ForEach(phone => phone.Dispose());
        }
    }
}
