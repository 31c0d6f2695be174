// How long turns are warmed up and measured, the same for every program.
namespace GridBot.Benchmarks.Turns;

/// <summary>Warm-up and length of a measurement.</summary>
/// <param name="Conversations">Timed conversations.</param>
/// <param name="IsAlone">Whether the peers are left out.</param>
internal sealed record TurnPlan(int Conversations, bool IsAlone)
{
    /// <summary>Conversations of the warm-up.</summary>
    public const int WarmUp = 300;

    /// <summary>The runtime compiles a hot method anew only when some time has passed: a warm-up by count alone would end before that.</summary>
    public static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(4);

    /// <summary>Warms up and plays; returns the processor time of the timed part, of all threads of the process: the collector and the compiler work for the turns, too.</summary>
    public TimeSpan Run(Action<int> play, TimeProvider time, params TurnSamples[] samples)
    {
        var begun = time.GetTimestamp();
        for (var number = 0; number < WarmUp || time.GetElapsedTime(begun) < WarmUpTime; number++)
        {
            play(number);
        }

        Array.ForEach(samples, one => one.IsKept = true);
        var before = Environment.CpuUsage.TotalTime;
        for (var number = 0; number < Conversations; number++)
        {
            play(number);
        }

        return Environment.CpuUsage.TotalTime - before;
    }
}
