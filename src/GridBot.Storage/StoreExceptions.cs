// What the storage throws, so that the host can answer each fault in its own way.
namespace GridBot.Storage;

/// <summary>More turns wait than the queue holds; nothing of the turn was done. The host answers 503 and the platform repeats the message.</summary>
public sealed class StoreBusyException(int queueLimit) : Exception($"{queueLimit} turns wait for the database already.");

/// <summary>The database cannot be reached, is full, or broke off; nothing of the turn is known to be kept. Later turns may succeed.</summary>
public sealed class StoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>The settings of the storage are at fault; the message says which and never repeats a connection string.</summary>
public sealed class StorageConfigurationException(string message) : Exception(message);

/// <summary>The database was written by a newer program; this one would damage it.</summary>
/// <param name="databaseVersion">Highest version found in the database.</param>
/// <param name="programVersion">Highest version this program knows.</param>
public sealed class DatabaseTooNewException(long databaseVersion, long programVersion)
    : Exception($"The database has version {databaseVersion}, this program knows versions up to {programVersion} only: start the newer program, or restore a back-up made with this one.")
{
    public long DatabaseVersion { get; } = databaseVersion;

    public long ProgramVersion { get; } = programVersion;
}

/// <summary>The database lacks migrations and may not be migrated by itself.</summary>
/// <param name="missing">Versions that are missing, ascending.</param>
public sealed class DatabaseTooOldException(IReadOnlyList<long> missing)
    : Exception($"The database lacks {missing.Count} migration(s), the first is {missing[0]}: run the command \"migrate\".")
{
    public IReadOnlyList<long> Missing { get; } = missing;
}
