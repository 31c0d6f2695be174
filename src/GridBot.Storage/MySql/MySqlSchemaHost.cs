// MySQL, MariaDB and TiDB as the migrations see them.
using System.Data.Common;
using Dapper;
using FluentMigrator.Runner;
using GridBot.Storage.Migrations;
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>
/// Migrates a database of a server. Replicas that start at once wait for each other by a named lock of the server, which it frees when its holder's connection ends.
/// Texts are utf8mb4 and compared byte by byte, as SQLite does: the ids of two platforms' users may differ in their case alone.
/// </summary>
internal sealed class MySqlSchemaHost(StorageOptions options) : ISchemaHost
{
    private const string Collation = "utf8mb4_bin";

    // A name of a lock has at most 64 characters and belongs to the whole server.
    private const string Lock = "SELECT GET_LOCK(CONCAT('gridbot-', SUBSTRING(MD5(DATABASE()), 1, 16)), 60)";

    private const string Unlock = "SELECT RELEASE_LOCK(CONCAT('gridbot-', SUBSTRING(MD5(DATABASE()), 1, 16)))";

    private const string CollationOf = "SELECT default_collation_name FROM information_schema.schemata WHERE schema_name = DATABASE()";

    // An index over many rows takes its time.
    private const int StatementSeconds = 3600;

    public string HasTable => "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = @table";

    public string Refusal => "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit trail is only added to.'";

    public async Task<DbConnection> OpenAsync(bool create, CancellationToken cancellationToken)
    {
        var settings = Settings();
        try
        {
            return await ConnectAsync(settings, cancellationToken);
        }
        catch (MySqlException error) when (create && error.ErrorCode == MySqlErrorCode.UnknownDatabase)
        {
            await CreateAsync(settings.Database, cancellationToken);
            return await ConnectAsync(settings, cancellationToken);
        }
    }

    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(create: true, cancellationToken);
        try
        {
            if (await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Lock, commandTimeout: StatementSeconds, cancellationToken: cancellationToken)) != 1)
            {
                throw new StoreUnavailableException("Another program has been migrating the database for a minute.");
            }

            if (await connection.ExecuteScalarAsync<string>(new CommandDefinition(CollationOf, cancellationToken: cancellationToken)) != Collation)
            {
                // Tables take it from the database.
                await connection.ExecuteAsync(new CommandDefinition($"ALTER DATABASE CHARACTER SET utf8mb4 COLLATE {Collation}", cancellationToken: cancellationToken));
            }

            return new Held(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void Configure(IMigrationRunnerBuilder runner) => runner
        .AddMySql8()
        .WithGlobalConnectionString(Settings().ConnectionString)
        .WithGlobalCommandTimeout(TimeSpan.FromSeconds(StatementSeconds));

    public StoreUnavailableException? FaultOf(Exception error) => error is MySqlException ? MySqlFault.Wrap(error) : null;

    private MySqlConnectionStringBuilder Settings()
    {
        var settings = MySqlPool.Settings(options);
        settings.Pooling = false;
        return settings;
    }

    private static async Task<MySqlConnection> ConnectAsync(MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task CreateAsync(string database, CancellationToken cancellationToken)
    {
        var settings = Settings();
        settings.Database = "";
        await using var connection = await ConnectAsync(settings, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition($"CREATE DATABASE IF NOT EXISTS `{database.Replace("`", "``", StringComparison.Ordinal)}`", cancellationToken: cancellationToken));
    }

    /// <summary>The lock, held as long as its connection.</summary>
    private sealed class Held(DbConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await connection.ExecuteAsync(Unlock);
            }
            catch (MySqlException)
            {
                // The server frees the lock with the connection.
            }

            await connection.DisposeAsync();
        }
    }
}
