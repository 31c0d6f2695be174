// The database as the stores see it: durable writes, and reads beside them.
using System.Data.Common;

namespace GridBot.Storage;

/// <summary>Runs work on the database. Stores are written against this and do not know which database it is.</summary>
public interface IDatabase
{
    Dialect Dialect { get; }

    /// <summary>
    /// Runs <paramref name="work"/> inside one transaction and returns after its commit is durable. When the work throws, nothing of it is kept and the exception reaches the caller.
    /// The work only touches the connection and never asks this database again: on SQLite everybody else waits meanwhile.
    /// </summary>
    /// <exception cref="StoreBusyException">Too much waits already.</exception>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// The same for work that mostly posts: where there is one writer, the work is run beside it on what is committed, and the writer writes what it posted if what it was to hold still holds. It may be run
    /// twice. What it only reads may be some milliseconds old.
    /// </summary>
    /// <exception cref="StoreBusyException">Too much waits already.</exception>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    Task<T> WriteAheadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(work, cancellationToken);

    /// <summary>Runs <paramref name="work"/> on what is committed, beside the writes. Its last statement may be older than a write that commits meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
