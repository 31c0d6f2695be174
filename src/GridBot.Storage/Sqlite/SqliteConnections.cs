// Opens SQLite connections with the settings that durability and sharing ask for.
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GridBot.Storage.Sqlite;

/// <summary>Opens connections to the one database file.</summary>
internal sealed class SqliteConnections(StorageOptions options)
{
    // Write-ahead log: readers never wait for the writer. FULL: a commit is on the disk before it is answered. Savepoints keep their undo in memory, not in a file.
    // What is deleted is overwritten: a file that is stolen later does not hold what somebody had deleted.
    // The log is folded beside the writer (SqliteCheckpoints); a commit does so itself only when that falls behind by 64 MB. 32 MB of cache hold the hot pages.
    private const string Settings = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;
        PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=16000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-32768;
        """;

    /// <summary>Opens a connection for writing. The file must exist.</summary>
    public SqliteConnection OpenWriter() => Open(SqliteOpenMode.ReadWrite, Settings);

    /// <summary>Opens a connection that refuses to write. The file must exist.</summary>
    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadWrite, "PRAGMA query_only=ON;");

    /// <summary>Opens the database, which is created when it does not exist, and its folder too.</summary>
    public SqliteConnection Create()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.ReadSqlite().DataSource));
        if (!string.IsNullOrEmpty(folder))
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException("The folder of the database cannot be created.", error);
            }
        }

        return Open(SqliteOpenMode.ReadWriteCreate, Settings);
    }

    /// <summary>The connection string for tools that open their own connection.</summary>
    public string ConnectionString(SqliteOpenMode mode)
    {
        var builder = options.ReadSqlite();
        builder.Mode = mode;
        builder.Cache = SqliteCacheMode.Private;
        builder.Pooling = false;

        // SQLite itself waits for locks (busy_timeout, below); the driver shall not repeat that in a loop of its own.
        builder.DefaultTimeout = 1;
        return builder.ConnectionString;
    }

    // Otherwise SQLite plans a statement anew at every run whose plan might be better for the values of this run: measured, that was a quarter of the service's work.
    private const int KeepPlans = 1007;

    private SqliteConnection Open(SqliteOpenMode mode, string settings)
    {
        var connection = new SqliteConnection(ConnectionString(mode));
        try
        {
            connection.Open();
            raw.sqlite3_db_config(connection.Handle, KeepPlans, 1, out _);
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout={(int)options.LockWait.TotalMilliseconds}; {settings}";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw new StoreUnavailableException($"The database file cannot be opened (SQLite code {error.SqliteErrorCode}).", error);
        }
    }
}
