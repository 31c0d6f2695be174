// Migrations of SQLite: its folder, its file, its settings.
using Dapper;
using GridBot.Storage.Privacy;
using GridBot.Tests.Keys;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Storage.Tests;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gridbot-migration-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StorageOptions Options => new() { ConnectionString = $"Data Source={Path.Combine(folder, "new", "folder", "gridbot.db")}" };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_new_database_gets_its_folder_and_every_migration_and_the_second_run_does_nothing()
    {
        var migrator = new DatabaseMigrator(Options, TestSeal.Create());
        var applied = await migrator.MigrateAsync(Token);

        Assert.Equal(202611220001, applied[0].Version);
        Assert.Equal(applied.OrderBy(step => step.Version), applied);
        Assert.Empty(await migrator.MigrateAsync(Token));
        await migrator.CheckAsync(Token);
        await migrator.CheckReachableAsync(Token);
    }

    [Fact]
    public async Task A_database_that_lacks_migrations_is_told_so()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new DatabaseMigrator(Options, TestSeal.Create()).CheckReachableAsync(Token));
        Directory.CreateDirectory(Path.Combine(folder, "new", "folder"));
        await ExecuteAsync("CREATE TABLE unrelated (id INTEGER)");

        var error = await Assert.ThrowsAsync<DatabaseTooOldException>(() => new DatabaseMigrator(Options, TestSeal.Create()).CheckAsync(Token));
        Assert.Equal(202611220001, error.Missing[0]);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_so()
    {
        Directory.CreateDirectory(Path.Combine(folder, "new", "folder"));
        await File.WriteAllTextAsync(Path.Combine(folder, "new", "folder", "gridbot.db"), new string('x', 5000), Token);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => new DatabaseMigrator(Options, TestSeal.Create()).MigrateAsync(Token));
    }

    [Theory]
    [InlineData("Data Source=a.db;Pasword=hunter2")]
    [InlineData("hunter2")]
    [InlineData("")]
    [InlineData("Data Source=:memory:;Cache=Private")]
    [InlineData("Data Source=hunter2;Mode=hunter2")]
    public void A_connection_string_that_cannot_be_used_is_told_without_being_repeated(string text)
    {
        var error = Assert.Throws<StorageConfigurationException>(() => new ServiceCollection().AddStorage(new StorageOptions { ConnectionString = text }));

        Assert.Contains("Database:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_the_settings_are_told_at_once()
    {
        var faults = new StorageOptions { ConnectionString = "?", QueueLimit = 0, GroupLimit = 0, LockWait = TimeSpan.Zero }.Validate();

        Assert.Equal(4, faults.Count);
        Assert.Empty(new StorageOptions().Validate());
        Assert.Single(new StorageOptions { Provider = "oracle" }.Validate());
    }

    [Fact]
    public async Task The_registration_gives_every_store_on_one_database()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IFieldKeys>(TestSeal.Keys)
            .AddSingleton(new Random(1))
            .AddStorage(Options)
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token);
        await services.GetRequiredService<ITurnStore>().RunAsync(async (turn, token) => await turn.FindReplyAsync("key", token), Token);

        Assert.Equal(0, (await services.GetRequiredService<Notices.IOutboxStore>().StatusAsync(DateTimeOffset.UnixEpoch, Token)).Waiting);
        Assert.Empty(await services.GetRequiredService<AttachmentStore>().ListAsync(["none"], Token));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(Options.ConnectionString + ";Pooling=False");
        await connection.OpenAsync(Token);
        await connection.ExecuteAsync(sql);
    }
}
