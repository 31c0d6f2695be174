// Runs one turn inside one durable transaction.
namespace GridBot.Storage;

/// <summary>The store as the turn handler sees it.</summary>
public interface ITurnStore
{
    /// <summary>
    /// Runs <paramref name="turn"/> inside one transaction and returns its result after the commit is durable. When it throws, nothing of it is kept.
    /// Turns of one person never overlap. The delegate may be run again when the database asks for it, so it must have no effect outside the transaction.
    /// </summary>
    Task<T> RunAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn, CancellationToken cancellationToken);
}
