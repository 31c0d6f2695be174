// One MariaDB, and three replicas on it, for all tests that need them; they run one after the other, because some of them stop the server.
using GridBot.MariaDb;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>Started before the first of its tests and ended with the last.</summary>
public sealed class MariaDbStage(ProgramFixture program) : IAsyncLifetime
{
    private const int Seed = 20261126;
    private const int Replicas = 3;

    private MariaDbServer? server;
    private Scene? replicas;
    private int databases;

    /// <summary>The running server.</summary>
    public MariaDbServer Server => server ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>A new, empty database.</summary>
    internal Task<MariaDbTestDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
        => MariaDbTestDatabase.CreateAsync(Server, $"endurance{Interlocked.Increment(ref databases)}", cancellationToken);

    /// <summary>Three replicas behind nginx, started by the first who asks, because they cost four processes. Every test leaves them whole, and balances the books of all that happened so far.</summary>
    internal async Task<Scene> ReplicasAsync(CancellationToken cancellationToken)
    {
        if (replicas is null)
        {
            var database = await CreateDatabaseAsync(cancellationToken);

            // All three find the database empty and migrate it at once.
            replicas = await Scene.OpenAsync(program, _ => database, Seed, cancellationToken, Replicas);
        }

        return replicas;
    }

    public async ValueTask InitializeAsync() => server = await MariaDbServer.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (replicas is not null)
        {
            await replicas.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}

/// <summary>The tests that share the server.</summary>
[CollectionDefinition(Name)]
public sealed class MariaDbTests : ICollectionFixture<MariaDbStage>
{
    public const string Name = "MariaDB";
}
