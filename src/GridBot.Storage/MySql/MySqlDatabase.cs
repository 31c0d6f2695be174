// MySQL, MariaDB or TiDB behind the stores: pooled connections, turns side by side, run again when they met.
using System.Data.Common;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>A database server. Opened at the first use; it must have been migrated.</summary>
public sealed class MySqlDatabase : IDatabase, IAsyncDisposable
{
    /// <summary>How often a turn is run again that met another one. Each time the other one got through.</summary>
    private const int Reruns = 5;

    /// <summary>Connections that turns leave to reads and the outbox.</summary>
    private const int KeptForReads = 4;

    private readonly StorageOptions options;
    private readonly TimeProvider time;
    private readonly MySqlPool turns;
    private readonly MySqlPool reads;
    private readonly SemaphoreSlim writers;
    private readonly int commandSeconds;
    private int queued;
    private volatile bool isClosed;

    public MySqlDatabase(StorageOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.time = time;
        var atOnce = options.PoolSize - KeptForReads;
        turns = new MySqlPool(options, atOnce, forTurns: true);
        reads = new MySqlPool(options, KeptForReads, forTurns: false);
        writers = new SemaphoreSlim(atOnce);

        // Longer than a lock is waited for, so that the wait is told as what it is.
        commandSeconds = turns.LockWaitSeconds + 1;
    }

    public Dialect Dialect => Dialect.MySql;

    public async Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (isClosed)
        {
            throw new StoreUnavailableException("The store is closed.");
        }

        if (Interlocked.Increment(ref queued) > options.QueueLimit + options.PoolSize)
        {
            Interlocked.Decrement(ref queued);
            throw new StoreBusyException(options.QueueLimit);
        }

        try
        {
            await writers.WaitAsync(cancellationToken);
            try
            {
                return await WriteAgainAsync(work, cancellationToken);
            }
            finally
            {
                writers.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref queued);
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await using var connection = await reads.OpenAsync(cancellationToken);
            return await work(new MySqlReadConnection(connection, commandSeconds), cancellationToken);
        }
        catch (Exception error) when (MySqlFault.IsOfTheDatabase(error))
        {
            throw MySqlFault.Wrap(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        isClosed = true;
        await turns.DisposeAsync();
        await reads.DisposeAsync();
        writers.Dispose();
    }

    private async Task<T> WriteAgainAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var duplicates = 0;
        for (var run = 1; ; run++)
        {
            try
            {
                return await WriteOnceAsync(work, cancellationToken);
            }
            catch (Exception error) when (run <= Reruns && (MySqlFault.IsPassing(error) || (MySqlFault.IsDuplicate(error) && duplicates++ == 0)))
            {
                // The later of two that keep meeting waits longer.
                await Task.Delay(TimeSpan.FromMilliseconds(run * run), time, cancellationToken);
            }
            catch (Exception error) when (MySqlFault.IsOfTheDatabase(error))
            {
                throw MySqlFault.Wrap(error);
            }
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await turns.OpenAsync(cancellationToken);
        var turn = new MySqlTurnConnection(connection, commandSeconds);
        try
        {
            var result = await work(turn, cancellationToken);
            await turn.CommitAsync();
            return result;
        }
        catch (Exception)
        {
            await UndoAsync(turn, connection);
            throw;
        }
    }

    private static async Task UndoAsync(MySqlTurnConnection turn, MySqlConnection connection)
    {
        try
        {
            await turn.RollbackAsync();
        }
        catch (Exception error) when (error is MySqlException or InvalidOperationException or System.IO.IOException)
        {
            // The server undoes the transactions of broken connections; this one must not serve another turn.
            await connection.CloseAsync();
            MySqlConnection.ClearPool(connection);
        }
    }
}
