// SQLite as the migrations see it.
using System.Data.Common;
using FluentMigrator.Runner;
using GridBot.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>Migrates the one file. Two programs that start at once wait for each other by a lock file beside it, which the system frees when its holder dies.</summary>
internal sealed class SqliteSchemaHost(StorageOptions options, TimeProvider time) : ISchemaHost
{
    private const string LockSuffix = ".migrating";

    private static readonly TimeSpan LockWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);

    private readonly SqliteConnections connections = new(options);

    public string HasTable => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    public string Refusal => "BEGIN SELECT RAISE(ABORT, 'The audit trail is only added to.'); END";

    public Task<DbConnection> OpenAsync(bool create, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<DbConnection>(create ? connections.Create() : connections.OpenReader());
    }

    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        // Makes the folder, too.
        await using (connections.Create())
        {
        }

        // The file stays: taking it away would let two hold a lock, one on the old file and one on a new one.
        var file = options.ReadSqlite().DataSource + LockSuffix;
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException) when (time.GetElapsedTime(started) < LockWithin)
            {
                await Task.Delay(AskEvery, time, cancellationToken);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException("Another program has been migrating the database for a minute, or its lock file cannot be written.", error);
            }
        }
    }

    public void Configure(IMigrationRunnerBuilder runner) => runner.AddSQLite().WithGlobalConnectionString(connections.ConnectionString(SqliteOpenMode.ReadWriteCreate));

    public StoreUnavailableException? FaultOf(Exception error) => error is SqliteException ? SqliteFault.Wrap(error) : null;
}
