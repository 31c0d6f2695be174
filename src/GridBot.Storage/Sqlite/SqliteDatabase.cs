// SQLite behind the stores: one writer, and a connection for reads beside it.
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>The embedded database. Opened at the first use; the file must have been migrated.</summary>
public sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private readonly SqliteConnections connections;
    private readonly SqliteWriter writer;
    private readonly AheadTurns ahead;
    private readonly SemaphoreSlim readTurn = new(1, 1);
    private PreparedConnection? reader;

    public SqliteDatabase(StorageOptions options)
    {
        connections = new SqliteConnections(options);
        ahead = new AheadTurns(connections);
        writer = new SqliteWriter(connections, ahead, options);
    }

    public Dialect Dialect => Dialect.Sqlite;

    public Task<T> WriteAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => writer.RunAsync(work, cancellationToken);

    public async Task<T> WriteAheadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        writer.RefuseIfFull();
        var plan = await ahead.TryPlanAsync(work, cancellationToken);
        return await writer.RunAsync(plan is null ? work : (connection, token) => plan.WriteAsync((PreparedConnection)connection, token), cancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await readTurn.WaitAsync(cancellationToken);
        try
        {
            reader ??= new PreparedConnection(connections.OpenReader());
            return await work(reader, cancellationToken);
        }
        catch (SqliteException error) when (SqliteFault.IsOfTheDatabase(error))
        {
            reader?.Dispose();
            reader = null;
            throw SqliteFault.Wrap(error);
        }
        finally
        {
            readTurn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        ahead.Dispose();
        reader?.Dispose();
        readTurn.Dispose();
    }
}
