// Replicas must keep attachments in one folder: one that does not is told so, and what to do.
using GridBot.Attachments;
using GridBot.Commands;
using GridBot.Storage;
using GridBot.Storage.Sqlite;
using GridBot.Tests.Keys;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class SharedFolderTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private SqliteDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new StorageOptions { ConnectionString = $"Data Source={folder.File("gridbot.db")};Pooling=False" };
        await new DatabaseMigrator(options, TestSeal.Create()).MigrateAsync(Token);
        database = new SqliteDatabase(options);
    }

    [Fact]
    public async Task Replicas_that_share_the_folder_start_however_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Folder("shared", i).CheckAsync(Token), Token)));
        await Folder("shared", 99).CheckAsync(Token);
        Assert.Equal([SharedFolder.MarkFile], Directory.EnumerateFiles(folder.File("shared/attachments")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_replica_with_a_folder_of_its_own_is_told_which_and_does_what_it_is_told_when_the_files_are_lost()
    {
        await Folder("shared", 1).CheckAsync(Token);
        var fault = await Assert.ThrowsAsync<InputException>(() => Folder("own", 2).CheckAsync(Token));
        Assert.Contains(folder.File("own/attachments"), fault.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("own/attachments"));
        await File.WriteAllTextAsync(folder.File("own/attachments/.mark"), fault.Message.TrimEnd('.').Split(' ')[^1] + "\n", Token);
        await Folder("own", 2).CheckAsync(Token);
    }

    [Fact]
    public async Task A_folder_of_another_installation_is_not_taken()
    {
        await Folder("shared", 1).CheckAsync(Token);
        Directory.CreateDirectory(folder.File("other/attachments"));
        await File.WriteAllTextAsync(folder.File("other/attachments/.mark"), "0123456789abcdef", Token);
        await Assert.ThrowsAsync<InputException>(() => Folder("other", 2).CheckAsync(Token));
    }

    [Fact]
    public async Task A_database_that_was_restored_from_before_takes_the_folders_mark()
    {
        Directory.CreateDirectory(folder.File("shared/attachments"));
        await File.WriteAllTextAsync(folder.File("shared/attachments/.mark"), "0123456789abcdef", Token);
        await Folder("shared", 1).CheckAsync(Token);
        await Assert.ThrowsAsync<InputException>(() => Folder("own", 2).CheckAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    private SharedFolder Folder(string path, int seed) => new(folder.File(path), new SharedFolderStore(database), new Random(seed));
}
