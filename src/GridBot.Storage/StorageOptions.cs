// Where the database is and how much work may wait for it.
using Microsoft.Data.Sqlite;

namespace GridBot.Storage;

/// <summary>Settings of the storage.</summary>
public sealed record StorageOptions
{
    /// <summary>The only provider so far: an embedded SQLite file.</summary>
    public const string SqliteProvider = "sqlite";

    /// <summary>Which database: "sqlite". Default "sqlite".</summary>
    public string Provider { get; init; } = SqliteProvider;

    /// <summary>How to reach the database; for SQLite the file. May hold secrets: never shown. Default a file in the folder "data".</summary>
    public string ConnectionString { get; init; } = "Data Source=data/gridbot.db";

    /// <summary>Turns that may wait for the writer before callers are told that the store is busy. Turns; default 1024, which at 2,000 turns a second is half a second of waiting.</summary>
    public int QueueLimit { get; init; } = 1024;

    /// <summary>Most turns committed as one group; bounds how long the first of a group waits. Turns; default 128.</summary>
    public int GroupLimit { get; init; } = 128;

    /// <summary>How long a locked database is waited for before the turns fail. Default 5 s: the platform repeats a callback after 5 s.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The provider only: the connection string may hold a password.</summary>
    public override string ToString() => $"{nameof(StorageOptions)} {{ {nameof(Provider)} = {Provider} }}";

    /// <summary>All faults of these settings, in words for the operator, free of secrets; empty when they are sound.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        if (!string.Equals(Provider, SqliteProvider, StringComparison.Ordinal))
        {
            faults.Add("Database:Provider must be \"sqlite\".");
        }
        else if (TryReadSqlite(out var fault) is null)
        {
            faults.Add(fault);
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
