// One MariaDB for all tests of this assembly; each test has a database of its own in it.
using GridBot.MariaDb;
using GridBot.Storage.Tests;

[assembly: AssemblyFixture(typeof(MariaDbAssembly))]

namespace GridBot.Storage.Tests;

/// <summary>Started before the first test and ended with the last.</summary>
public sealed class MariaDbAssembly : IAsyncLifetime
{
    private MariaDbServer? server;

    /// <summary>The running server.</summary>
    public MariaDbServer Server => server ?? throw new InvalidOperationException("The server is not running.");

    private int databases;

    /// <summary>A name that no other test's database has.</summary>
    public string NextName() => $"test{Interlocked.Increment(ref databases)}";

    public async ValueTask InitializeAsync() => server = await MariaDbServer.StartAsync(new MariaDbSettings(BufferPoolMegabytes: 256), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
