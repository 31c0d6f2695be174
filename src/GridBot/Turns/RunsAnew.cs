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
    public static async Task<T> RunFreshAsync<T>(this ITurnStore store, Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                return await store.RunAsync(turn, cancellationToken);
            }
            catch (StaleTurnException) when (run < MostRuns)
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
