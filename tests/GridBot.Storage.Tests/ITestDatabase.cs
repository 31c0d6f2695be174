// What a database must offer to stand the contract.
namespace GridBot.Storage.Tests;

/// <summary>An empty, migrated database of a test's own, removed at its end. Each database adds one class of this kind and one line a contract.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    IDatabase Database { get; }

    Task OpenAsync();
}
