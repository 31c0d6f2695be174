// The databases of a run: fresh ones, each with its own file or schema.
using GridBot.MariaDb;
using GridBot.Storage;
using GridBot.Storage.Privacy;
using GridBot.Tests.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>Where a program under measurement keeps its data.</summary>
/// <param name="Provider">"sqlite" or "mysql".</param>
/// <param name="ConnectionString">How it is reached.</param>
/// <param name="KeysPath">Where the key lies that people in it are sealed with.</param>
internal sealed record DatabaseAddress(string Provider, string ConnectionString, string KeysPath)
{
    /// <summary>The program's settings of it.</summary>
    public Dictionary<string, string> Environment() => new(StringComparer.Ordinal)
    {
        ["GridBot__Database__Provider"] = Provider,
        ["GridBot__Database__ConnectionString"] = ConnectionString,
        ["GridBot__Database__MigrateOnStart"] = "true",
        ["GridBot__KeysPath"] = KeysPath,
    };

    /// <summary>Runs something on the stores of this database, beside the program that uses it.</summary>
    public async Task<T> UseAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IFieldKeys>(TestSeal.Keys)
            .AddSingleton(new Random(1))
            .AddStorage(new StorageOptions { Provider = Provider, ConnectionString = ConnectionString })
            .BuildServiceProvider();
        return await use(services);
    }
}

/// <summary>Makes databases in the folder of a run; the first one on MariaDB starts a server.</summary>
internal sealed class Databases(string folder) : IAsyncDisposable
{
    public const string Sqlite = StorageOptions.SqliteProvider;

    public const string MySql = StorageOptions.MySqlProvider;

    /// <summary>A server as a city would run it: a year of its reports is in memory.</summary>
    private static readonly MariaDbSettings Server = new(BufferPoolMegabytes: 3072, LogFileMegabytes: 1024);

    private MariaDbServer? server;

    /// <summary>A new, empty database.</summary>
    /// <param name="provider">Which kind.</param>
    /// <param name="name">Its name, letters and figures.</param>
    /// <param name="cancellationToken">Stops the start of a server.</param>
    public async Task<DatabaseAddress> CreateAsync(string provider, string name, CancellationToken cancellationToken)
    {
        var keys = Path.Combine(folder, "keys");
        TestSeal.WriteFile(keys);
        switch (provider)
        {
            case Sqlite:
                return new DatabaseAddress(provider, $"Data Source={Path.Combine(folder, $"{name}.db")}", keys);
            case MySql:
                server ??= await MariaDbServer.StartAsync(Server, cancellationToken);
                return new DatabaseAddress(provider, await server.CreateDatabaseAsync(name, cancellationToken), keys);
            default:
                throw new ArgumentException($"There is no database \"{provider}\": sqlite or mysql.", nameof(provider));
        }
    }

    /// <summary>Processor time of the database's own process since it started; null where the database lives in the program.</summary>
    public TimeSpan? CpuTime()
    {
        if (server is null)
        {
            return null;
        }

        using var process = System.Diagnostics.Process.GetProcessById(server.ProcessId);
        return process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
