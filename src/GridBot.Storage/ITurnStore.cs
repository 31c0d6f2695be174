// Runs one turn inside one durable transaction.
namespace GridBot.Storage;

/// <summary>The store as the turn handler sees it.</summary>
public interface ITurnStore
{
    /// <summary>
    /// Runs <paramref name="turn"/> inside one transaction and returns its result after the commit is durable. When it throws, nothing of it is kept.
    /// Turns of one person never overlap. The delegate may be run again when the database asks for it, so it must have no effect outside the transaction.
    /// It must not wait for anything but the turn (no HTTP, no other store): on SQLite all other turns wait for it.
    /// </summary>
    /// <exception cref="StoreBusyException">Too many turns wait: answer 503, the platform repeats the message.</exception>
    /// <exception cref="StoreUnavailableException">The database failed; nothing of the turn is known to be kept: answer 503.</exception>
    Task<T> RunAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken);

    /// <summary>
    /// The same for the turn of a message, which begins with <see cref="ITurn.OpenAsync"/>: on SQLite it is run before the writer is free for it, and written if person, session and message are still as it
    /// found them; otherwise it is run again. What else it reads may be some milliseconds old.
    /// </summary>
    /// <exception cref="StoreBusyException">Too many turns wait: answer 503, the platform repeats the message.</exception>
    /// <exception cref="StoreUnavailableException">The database failed; nothing of the turn is known to be kept: answer 503.</exception>
    Task<T> RunAheadAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken);
}
