// The one writer: commits the turns that arrived together as one durable group.
using System.Threading.Channels;

namespace GridBot.Storage.Sqlite;

/// <summary>
/// Takes work from a bounded queue, runs what waits inside one transaction, commits once and then answers every caller. While the disk writes one group, the next gathers.
/// Work that throws is undone alone: the others of its group are run again, each in a savepoint. A fault of the database fails the group, and the next group opens the database anew.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteConnections connections;
    private readonly int queueLimit;
    private readonly int groupLimit;
    private readonly Channel<WriteRequest> queue;
    private readonly SqliteCheckpoints checkpoints;
    private readonly Task loop;
    private SqliteGroup? group;

    public SqliteWriter(SqliteConnections connections, AheadTurns ahead, StorageOptions options)
    {
        this.connections = connections;
        checkpoints = new SqliteCheckpoints(connections, ahead);
        queueLimit = options.QueueLimit;
        groupLimit = options.GroupLimit;
        queue = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(queueLimit) { SingleReader = true });

        // A thread of its own: a commit waits for the disk, and the pool's few threads shall serve callers meanwhile.
        loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Refuses what would not find a place in the queue.</summary>
    /// <exception cref="StoreBusyException">Too much waits.</exception>
    public void RefuseIfFull()
    {
        if (queue.Reader.Count >= queueLimit)
        {
            throw new StoreBusyException(queueLimit);
        }
    }

    /// <summary>Queues work; completes after its commit.</summary>
    public Task<T> RunAsync<T>(Func<System.Data.Common.DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = new WriteRequest<T>(work, cancellationToken);
        if (queue.Writer.TryWrite(request))
        {
            return request.Answer;
        }

        return Task.FromException<T>(queue.Reader.Completion.IsCompleted || loop.IsCompleted
            ? new StoreUnavailableException("The store is closed.")
            : new StoreBusyException(queueLimit));
    }

    /// <summary>Takes no more work, finishes what waits, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        await checkpoints.DisposeAsync();
        Close();
    }

    private void Loop()
    {
        var batch = new List<WriteRequest>(groupLimit);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < groupLimit && queue.Reader.TryRead(out var request))
            {
                if (request.TryStart())
                {
                    batch.Add(request);
                }
            }

            if (batch.Count > 0)
            {
                RunGroup(batch);
            }
        }
    }

    private void RunGroup(List<WriteRequest> batch)
    {
        var outcomes = new Exception?[batch.Count];
        try
        {
            group ??= new SqliteGroup(connections.OpenWriter());
            if (!TryTogether(group, batch, outcomes))
            {
                RunApart(group, batch, outcomes);
            }
        }
        catch (Exception error)
        {
            // Whatever it was, the transaction is not to be trusted: drop the connection, which undoes it.
            Close();
            var fault = SqliteFault.Wrap(error);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Fail(outcomes[i] ?? fault);
            }

            return;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            if (outcomes[i] is { } error)
            {
                batch[i].Fail(error);
            }
            else
            {
                batch[i].Succeed();
            }
        }

        checkpoints.After(group.Connection);
    }

    // Measured: savepoints, which copy every page that a piece of work changes, were a tenth of the writer's time, and one piece in thousands fails.
    private static bool TryTogether(SqliteGroup group, List<WriteRequest> batch, Exception?[] outcomes)
    {
        group.Begin(apart: false);
        for (var i = 0; i < batch.Count; i++)
        {
            // The work runs on this thread from end to end: nothing on this connection is waited for.
            outcomes[i] = group.RunAsync(batch[i]).GetAwaiter().GetResult();
            if (outcomes[i] is not null)
            {
                return false;
            }
        }

        group.Commit();
        return true;
    }

    private static void RunApart(SqliteGroup group, List<WriteRequest> batch, Exception?[] outcomes)
    {
        group.Begin(apart: true);
        for (var i = 0; i < batch.Count; i++)
        {
            outcomes[i] = group.RunApartAsync(batch[i]).GetAwaiter().GetResult();
        }

        group.Commit();
    }

    private void Close()
    {
        try
        {
            group?.Dispose();
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // Closing a broken connection may fail again; the next group opens a new one.
        }

        group = null;
    }
}
