// Where the database is and how much work may wait for it.
using Microsoft.Data.Sqlite;
using MySqlConnector;

namespace GridBot.Storage;

/// <summary>Settings of the storage.</summary>
public sealed record StorageOptions
{
    /// <summary>An embedded SQLite file.</summary>
    public const string SqliteProvider = "sqlite";

    /// <summary>MySQL 8, MariaDB from 10.6 on, or TiDB.</summary>
    public const string MySqlProvider = "mysql";

    /// <summary>Which database: "sqlite" or "mysql". Default "sqlite".</summary>
    public string Provider { get; init; } = SqliteProvider;

    /// <summary>How to reach the database: for SQLite the file, for MySQL server, user and database. May hold secrets: never shown. Default a file in the folder "data".</summary>
    public string ConnectionString { get; init; } = "Data Source=data/gridbot.db";

    /// <summary>Turns that may wait for the writer before callers are told that the store is busy. Turns; default 1024, which at 2,000 turns a second is half a second of waiting.</summary>
    public int QueueLimit { get; init; } = 1024;

    /// <summary>Most turns committed as one group; bounds how long the first of a group waits. Turns; default 128.</summary>
    public int GroupLimit { get; init; } = 128;

    /// <summary>Most connections to MySQL at once. Connections; default 32. SQLite has two.</summary>
    public int PoolSize { get; init; } = 32;

    /// <summary>How long a locked database is waited for before the turns fail. Default 5 s: the platform repeats a callback after 5 s.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The provider only: the connection string may hold a password.</summary>
    public override string ToString() => $"{nameof(StorageOptions)} {{ {nameof(Provider)} = {Provider} }}";

    /// <summary>All faults of these settings, in words for the operator, free of secrets; empty when they are sound.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        if (Provider is not (SqliteProvider or MySqlProvider))
        {
            faults.Add("Database:Provider must be \"sqlite\" or \"mysql\".");
        }
        else if ((Provider == SqliteProvider ? TryReadSqlite(out var fault) is null : TryReadMySql(out fault) is null) && fault.Length > 0)
        {
            faults.Add(fault);
        }

        if (PoolSize is < 8 or > 1000)
        {
            faults.Add("Database:PoolSize must be 8 to 1000.");
        }

        if (QueueLimit < 1)
        {
            faults.Add("Database:QueueLimit must be at least 1.");
        }

        if (GroupLimit < 1)
        {
            faults.Add("Database:GroupLimit must be at least 1.");
        }

        if (LockWait <= TimeSpan.Zero || LockWait > TimeSpan.FromMinutes(1))
        {
            faults.Add("Database:LockWait must be above 0 and at most 1 minute.");
        }

        return faults;
    }

    /// <summary>The SQLite connection string, read.</summary>
    /// <exception cref="StorageConfigurationException">It cannot be read; the message does not repeat it.</exception>
    internal SqliteConnectionStringBuilder ReadSqlite() => TryReadSqlite(out var fault) ?? throw new StorageConfigurationException(fault);

    /// <summary>The MySQL connection string, read.</summary>
    /// <exception cref="StorageConfigurationException">It cannot be read; the message does not repeat it.</exception>
    internal MySqlConnectionStringBuilder ReadMySql() => TryReadMySql(out var fault) ?? throw new StorageConfigurationException(fault);

    private MySqlConnectionStringBuilder? TryReadMySql(out string fault)
    {
        const string example = "such as \"Server=db.example.org;Database=gridbot;User ID=gridbot;Password=...\"";
        try
        {
            var builder = new MySqlConnectionStringBuilder(ConnectionString);
            fault = builder.Server.Length == 0 || builder.Database.Length == 0 ? $"Database:ConnectionString must name a server and a database for MySQL, {example}." : "";
            return fault.Length == 0 ? builder : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            fault = $"Database:ConnectionString cannot be read as a MySQL connection string, {example}.";
            return null;
        }
    }

    private SqliteConnectionStringBuilder? TryReadSqlite(out string fault)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(ConnectionString);
            var inMemory = builder.Mode == SqliteOpenMode.Memory || builder.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase);
            fault = inMemory || builder.DataSource.Length == 0
                ? "Database:ConnectionString must name a file for SQLite, such as \"Data Source=data/gridbot.db\"."
                : "";
            return fault.Length == 0 ? builder : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // The message of the parser may repeat parts of the text, so it goes no further.
            fault = "Database:ConnectionString cannot be read as a SQLite connection string, such as \"Data Source=data/gridbot.db\".";
            return null;
        }
    }
}
