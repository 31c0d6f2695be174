// A SQLite file of a test's own.
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("gridbot-storage-").FullName;
    private SqliteDatabase? database;

    public string File => Path.Combine(folder, "test.db");

    public StorageOptions Options => new() { ConnectionString = $"Data Source={File}" };

    public IDatabase Database => database ?? throw new InvalidOperationException("not open");

    public async Task OpenAsync()
    {
        await new DatabaseMigrator(Options, TestSeal.Create()).MigrateAsync(CancellationToken.None);
        database = new SqliteDatabase(Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
