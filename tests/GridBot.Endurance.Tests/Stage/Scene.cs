// Everything a test needs: replicas of the program, a proxy before them, their database, the platform, and the people's line.
using System.Globalization;
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.People;
using GridBot.Simulator.State;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>A service and its surroundings. The processes end with it, also when a test fails.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly TempFolder folder;
    private readonly List<Replica> replicas = [];
    private Nginx? proxy;
    private int stories;

    private Scene(TempFolder folder, Corporation corporation, Platform platform, ITestDatabase database, SeededDraw draw)
    {
        (this.folder, Corporation, Platform, Database) = (folder, corporation, platform, database);
        Line = new CallbackLine(corporation.App, draw, TimeProvider.System);
    }

    public Corporation Corporation { get; }

    public Platform Platform { get; }

    public ITestDatabase Database { get; }

    /// <summary>What people write with.</summary>
    public CallbackLine Line { get; }

    public IReadOnlyList<Replica> Replicas => replicas;

    /// <summary>What was done to the service.</summary>
    public Trouble Trouble { get; } = new(TimeProvider.System);

    /// <summary>What people were told so far.</summary>
    public List<Account> Accounts { get; } = [];

    /// <summary>Where the platform delivers: the proxy, or the only replica.</summary>
    public Uri Address => proxy?.Address ?? replicas[0].Address;

    /// <summary>What the database finds a person by.</summary>
    public string KeyOf(string user) => PersonKey.Of(folder.File(Path.Combine("data", "keys", "k1.key")), user);

    /// <summary>Starts a service.</summary>
    /// <param name="program">The program.</param>
    /// <param name="database">Its database, empty or not; given the scene's folder.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    /// <param name="count">Replicas; several stand behind nginx.</param>
    /// <param name="change">Changes their settings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Scene> OpenAsync(
        ProgramFixture program, Func<TempFolder, ITestDatabase> database, int seed, CancellationToken cancellationToken, int count = 1, Action<Dictionary<string, string>>? change = null)
    {
        var random = new Random(seed);
        var draw = new SeededDraw(new Random(random.Next()));
        var corporation = new Corporation(draw);
        var own = new TempFolder();
        var scene = new Scene(own, corporation, await Platform.StartAsync(corporation.App, new Random(random.Next()), TimeProvider.System, cancellationToken), database(own), draw);
        try
        {
            var settings = corporation.Environment(scene.Platform.ApiBase);
            settings["GridBot__DataPath"] = own.File("data");
            foreach (var (name, value) in scene.Database.Settings)
            {
                settings[name] = value;
            }

            change?.Invoke(settings);
            for (var i = 0; i < count; i++)
            {
                scene.replicas.Add(new Replica(program.Executable, own.File(string.Create(CultureInfo.InvariantCulture, $"replica{i}")), FreePort.Take(), settings));
            }

            await Task.WhenAll(scene.replicas.Select(replica => replica.StartAsync(cancellationToken)));
            if (count > 1)
            {
                scene.proxy = await Nginx.StartAsync(own.File("nginx"), scene.replicas.Select(replica => replica.Port), cancellationToken);
            }

            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>The number of a story nobody has told in this scene.</summary>
    public int NextStory() => Interlocked.Increment(ref stories);

    /// <summary>The last lines of all replicas.</summary>
    public string Said() => string.Join(Environment.NewLine, replicas.Select(replica => $"--- {replica.Address}{Environment.NewLine}{replica.Said()}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }

        if (proxy is not null)
        {
            await proxy.DisposeAsync();
        }

        Line.Dispose();
        await Platform.DisposeAsync();
        folder.Dispose();
    }
}
