// A database of a test's own in the assembly's MariaDB.
using GridBot.MariaDb;
using GridBot.Storage.MySql;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public sealed class MySqlTestDatabase : ITestDatabase
{
    private readonly string name = Assembly.NextName();
    private MySqlDatabase? database;

    public IDatabase Database => database ?? throw new InvalidOperationException("not open");

    public StorageOptions Options => new() { Provider = StorageOptions.MySqlProvider, ConnectionString = Server.ConnectionString(name), PoolSize = 16 };

    private static MariaDbAssembly Assembly => TestContext.Current.GetFixture<MariaDbAssembly>().AsTask().GetAwaiter().GetResult() ?? throw new InvalidOperationException("no fixture");

    private static MariaDbServer Server => Assembly.Server;

    public async Task OpenAsync()
    {
        await new DatabaseMigrator(Options, TestSeal.Create()).MigrateAsync(CancellationToken.None);
        database = new MySqlDatabase(Options, TimeProvider.System);
    }

    /// <summary>Breaks all connections to this database.</summary>
    public Task CutAsync(CancellationToken cancellationToken) => Server.CutConnectionsAsync(name, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        await Server.DropDatabaseAsync(name, CancellationToken.None);
    }
}
