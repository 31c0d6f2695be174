// One piece of work that waits for the writer, and its caller's answer.
using System.Data.Common;

namespace GridBot.Storage.Sqlite;

/// <summary>Work in the writer's queue.</summary>
internal abstract class WriteRequest
{
    /// <summary>False when the caller went away before its turn came; it is told so.</summary>
    public abstract bool TryStart();

    /// <summary>Runs the work and keeps its result for <see cref="Succeed"/>.</summary>
    public abstract Task RunAsync(DbConnection connection);

    /// <summary>The commit is durable: the caller gets its result.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception error);
}

/// <summary>Work with a result.</summary>
internal sealed class WriteRequest<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : WriteRequest
{
    // The writer must not run its callers' code.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Answer => answer.Task;

    public override bool TryStart()
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }

        answer.TrySetCanceled(cancellationToken);
        return false;
    }

    public override async Task RunAsync(DbConnection connection) => result = await work(connection, cancellationToken);

    public override void Succeed() => answer.TrySetResult(result);

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException canceled)
        {
            answer.TrySetCanceled(canceled.CancellationToken);
            return;
        }

        answer.TrySetException(error);
    }
}
