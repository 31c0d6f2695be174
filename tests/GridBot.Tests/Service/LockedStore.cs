// Holds the database's write lock, so that every turn waits as on a store that has come to a stand.
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>From its opening to its disposal no turn commits; reads go on.</summary>
internal sealed class LockedStore : IAsyncDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;

    private LockedStore(SqliteConnection connection, SqliteTransaction transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    public static async Task<LockedStore> OpenAsync(ServiceStage stage)
    {
        var opened = new SqliteConnection(stage.ConnectionString);
        await opened.OpenAsync(TestContext.Current.CancellationToken);
        return new LockedStore(opened, opened.BeginTransaction(deferred: false));
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
