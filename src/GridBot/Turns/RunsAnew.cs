// Runs a transaction again when somebody else changed what it was reckoned with.
using GridBot.Storage;

namespace GridBot.Turns;

/// <summary>Turns that are run anew, whoever caused them: a message, a page or the clock.</summary>
internal static class RunsAnew
{
    /// <summary>Times it is run before the caller is told to come back.</summary>
    private const int MostRuns = 4;

    /// <summary>Runs <paramref name="turn"/> in one transaction; when it finds itself stale, nothing of it is kept and what changed meanwhile is read anew.</summary>
    /// <exception cref="StoreBusyException">Too many turns wait.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or others kept changing what the turn was reckoned with.</exception>
    public static Task<T> RunFreshAsync<T>(this ITurnStore store, Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return RunFreshAsync(() => store.RunAsync(turn, cancellationToken));
    }

    /// <summary>The same for the turn of a message, which may run ahead.</summary>
    /// <exception cref="StoreBusyException">Too many turns wait.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or others kept changing what the turn was reckoned with.</exception>
    public static Task<T> RunAheadAsync<T>(ITurnStore store, Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return RunFreshAsync(() => store.RunAheadAsync(turn, cancellationToken));
    }

    private static async Task<T> RunFreshAsync<T>(Func<Task<T>> run)
    {
        for (var runs = 1; ; runs++)
        {
            try
            {
                return await run();
            }
            catch (StaleTurnException) when (runs < MostRuns)
            {
                // Nothing of it was kept.
            }
            catch (StaleTurnException stale)
            {
                throw new StoreUnavailableException(stale.Message, stale);
            }
        }
    }
}
