// Waits for something that another part does in its own time, up to a deadline.
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>Polls a condition; fails with what was last seen.</summary>
internal static class Eventually
{
    /// <summary>Long enough for a machine that does other things at the same time; nothing waits longer than it must.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static Task<T> AsAsync<T>(Func<T> look, Predicate<T> holds) => AsAsync(() => Task.FromResult(look()), holds);

    public static async Task<T> AsAsync<T>(Func<Task<T>> look, Predicate<T> holds)
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

            if (time.GetElapsedTime(started) > Patience)
            {
                Assert.Fail($"Did not happen within {Patience.TotalSeconds} s; last seen: {seen}");
            }

            await Task.Delay(Pause, time, TestContext.Current.CancellationToken);
        }
    }
}
