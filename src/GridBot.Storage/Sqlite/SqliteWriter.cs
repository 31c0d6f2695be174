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

            // Savepoints copy every page that a piece of work changes, and one piece in thousands fails.
            if (!TryRun(group, batch, outcomes, apart: false))
            {
                TryRun(group, batch, outcomes, apart: true);
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

    // False when a piece failed and the others were undone with it.
    private static bool TryRun(SqliteGroup group, List<WriteRequest> batch, Exception?[] outcomes, bool apart)
    {
        Array.Clear(outcomes);
        group.Begin(apart);
        for (var i = 0; i < batch.Count; i++)
        {
            // The work runs on this thread from end to end: nothing on this connection is waited for.
            outcomes[i] = group.RunAsync(batch[i]).GetAwaiter().GetResult();
            if (!apart && outcomes[i] is not null)
            {
                return false;
            }
        }

        group.Commit();
        return true;
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
