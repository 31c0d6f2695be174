// The databases of a run: fresh ones, each with its own file or schema.
using GridBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>Where a program under measurement keeps its data.</summary>
/// <param name="Provider">"sqlite" or "mysql".</param>
/// <param name="ConnectionString">How it is reached.</param>
internal sealed record DatabaseAddress(string Provider, string ConnectionString)
{
    /// <summary>The program's settings of it.</summary>
    public Dictionary<string, string> Environment() => new(StringComparer.Ordinal)
    {
        ["GridBot__Database__Provider"] = Provider,
        ["GridBot__Database__ConnectionString"] = ConnectionString,
        ["GridBot__Database__MigrateOnStart"] = "true",
    };

    /// <summary>Runs something on the stores of this database, beside the program that uses it.</summary>
    public async Task<T> UseAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var services = new ServiceCollection().AddStorage(new StorageOptions { Provider = Provider, ConnectionString = ConnectionString }).BuildServiceProvider();
        return await use(services);
    }
}

/// <summary>Makes databases in the folder of a run.</summary>
internal sealed class Databases(string folder) : IAsyncDisposable
{
    public const string Sqlite = StorageOptions.SqliteProvider;

    /// <summary>A new, empty database.</summary>
    /// <param name="provider">Which kind.</param>
    /// <param name="name">Its name, letters and figures.</param>
    /// <param name="cancellationToken">Stops the start of a server.</param>
    public Task<DatabaseAddress> CreateAsync(string provider, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return provider == Sqlite
            ? Task.FromResult(new DatabaseAddress(provider, $"Data Source={Path.Combine(folder, $"{name}.db")}"))
            : throw new NotSupportedException($"There is no database \"{provider}\" yet.");
    }

    /// <summary>Processor time of the database's own process since it started; null where the database lives in the program.</summary>
    public TimeSpan? CpuTime() => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
