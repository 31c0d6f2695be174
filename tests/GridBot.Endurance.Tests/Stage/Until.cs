// Waits for something that a process does in its own time, up to a limit.
namespace GridBot.Endurance.Tests.Stage;

/// <summary>Polls conditions; fails with what was last seen.</summary>
internal static class Until
{
    /// <summary>Long enough for a machine that does other things at the same time; nothing waits longer than it must.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks again and again until what is seen holds.</summary>
    /// <param name="what">What is waited for, in words.</param>
    /// <param name="look">One look.</param>
    /// <param name="holds">Whether what was seen is what is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="within">The limit; <see cref="Patience"/> when left out.</param>
    public static async Task<T> HoldsAsync<T>(string what, Func<Task<T>> look, Predicate<T> holds, CancellationToken cancellationToken, TimeSpan? within = null)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (holds(seen))
            {
                return seen;
            }

            if (time.GetElapsedTime(started) > (within ?? Patience))
            {
                Assert.Fail($"Did not happen within {(within ?? Patience).TotalSeconds:0} s: {what}. Last seen: {seen}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public static Task<T> HoldsAsync<T>(string what, Func<T> look, Predicate<T> holds, CancellationToken cancellationToken, TimeSpan? within = null)
        => HoldsAsync(what, () => Task.FromResult(look()), holds, cancellationToken, within);
}
