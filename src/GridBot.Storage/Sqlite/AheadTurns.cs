// Runs turns beside the writer, as far as they can be.
using System.Collections.Concurrent;
using System.Data.Common;

namespace GridBot.Storage.Sqlite;

/// <summary>The connections on which turns run before the writer is free for them. Safe for concurrent use.</summary>
internal sealed class AheadTurns(SqliteConnections connections) : IDisposable
{
    /// <summary>Turns that run at once; each uses a processor from end to end.</summary>
    private const int Most = 4;

    private readonly SemaphoreSlim free = new(Most, Most);
    private readonly ConcurrentBag<AheadConnection> idle = [];

    /// <summary>Runs work ahead; null when only the writer can run it.</summary>
    public async Task<AheadPlan<T>?> TryPlanAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        AheadConnection? connection = null;
        try
        {
            connection = idle.TryTake(out var kept) ? kept : new AheadConnection(connections.OpenReader());
            var plan = await connection.PlanAsync(work, cancellationToken);
            GiveBack(ref connection);
            return plan;
        }
        catch (Exception error) when (error is NotAheadException or OperationCanceledException)
        {
            GiveBack(ref connection);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
        catch (Exception)
        {
            // Whatever it is, the writer meets it, too, and is the one who tells.
            return null;
        }
        finally
        {
            connection?.Dispose();
            free.Release();
        }
    }

    /// <summary>Waits until nobody reads, and lets nobody begin until <see cref="LetGo"/>. Turns that have begun take milliseconds and wait for nobody.</summary>
    public void Hold()
    {
        for (var i = 0; i < Most; i++)
        {
            free.Wait();
        }
    }

    public void LetGo() => free.Release(Most);

    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        free.Dispose();
    }

    private void GiveBack(ref AheadConnection? connection)
    {
        if (connection is not null)
        {
            idle.Add(connection);
            connection = null;
        }
    }
}
