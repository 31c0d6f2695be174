// What a database must offer to stand the contract.
namespace GridBot.Storage.Tests;

/// <summary>An empty, migrated database of a test's own, removed at its end. Each database adds one class of this kind and one line a contract.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>How the database is reached; there before it is opened, when it may not exist yet.</summary>
    StorageOptions Options { get; }

    IDatabase Database { get; }

    Task OpenAsync();
}
