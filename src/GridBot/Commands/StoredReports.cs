// Opens the configured database for the commands that only read it.
using GridBot.Configuration;
using GridBot.Storage;

namespace GridBot.Commands;

/// <summary>Reads the configured database without the keys of personal fields; changes nothing in it.</summary>
internal static class StoredReports
{
    /// <summary>Reads with a reader that is closed afterwards.</summary>
    /// <exception cref="DatabaseTooOldException">Migrations are missing: "migrate" brings them.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program wrote the database.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static async Task<T> ReadAsync<T>(GridBotSettings settings, Func<ReportReader, Task<T>> read, CancellationToken cancellationToken)
    {
        await DatabaseMigrator.CheckAsync(settings.Database, cancellationToken);
        await using var services = new ServiceCollection().AddStorage(settings.Database).BuildServiceProvider();
        return await read(services.GetRequiredService<ReportReader>());
    }
}
