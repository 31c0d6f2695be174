// A bot and a strict platform, set up for one test.
using GridBot.Channels;
using GridBot.Configuration;
using GridBot.Notices;
using GridBot.Storage;
using GridBot.Storage.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Data.Sqlite;

namespace GridBot.Tests.Service;

/// <summary>Everything a service test needs. What is filed goes to groups whose robots' keys are "robot-" and the group's id.</summary>
internal sealed class ServiceStage : IAsyncDisposable
{
    private readonly Func<GridBotSettings, GridBotSettings> change;
    private readonly string environment;
    private readonly TimeProvider? time;
    private RunningBot? bot;

    private ServiceStage(FakeWeCom platform, Func<GridBotSettings, GridBotSettings> change, string environment, TimeProvider? time)
    {
        Platform = platform;
        this.environment = environment;
        this.change = change;
        this.time = time;
        Client = new CallbackClient(() => bot!.Address);
    }

    public TempFolder Folder { get; } = new();

    public CapturedLog Log { get; } = new();

    public FakeWeCom Platform { get; }

    /// <summary>What people and the platform send.</summary>
    public CallbackClient Client { get; }

    public Uri Address => bot!.Address;

    public IServiceProvider Services => bot!.Services;

    public string ConnectionString => $"Data Source={Folder.File("gridbot.db")};Pooling=False";

    public static async Task<ServiceStage> OpenAsync(Func<GridBotSettings, GridBotSettings>? change = null, bool sending = true, string environment = "Production", TimeProvider? time = null)
    {
        var stage = new ServiceStage(await FakeWeCom.StartAsync(), change ?? (settings => settings), environment, time);
        if (sending)
        {
            stage.Platform.AllowSending();
        }

        await stage.StartAsync();
        return stage;
    }

    /// <summary>Stops the bot; what it kept stays.</summary>
    public async Task StopAsync()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
            bot = null;
        }
    }

    public async Task StartAsync() => bot = await RunningBot.StartAsync(change(Settings()), Log, environment: environment, time: time);

    /// <summary>Another replica beside the first, on the same database; what it logs is kept with the rest.</summary>
    public Task<RunningBot> StartReplicaAsync() => RunningBot.StartAsync(change(Settings()), Log, environment: environment, time: time);

    /// <summary>What the database finds a person by.</summary>
    public string KeyOf(string userId, string channel = "wecom") => Services.GetRequiredService<FieldSeal>().LookupOf(channel, userId);

    /// <summary>Runs one statement that answers one value.</summary>
    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(Xunit.TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync(Xunit.TestContext.Current.CancellationToken))!;
    }

    public Task<long> CountAsync(string table) => QueryAsync<long>($"SELECT COUNT(*) FROM {table}");

    public async Task<string> MetricsAsync() => (await Client.GetAsync("/metrics")).Body;

    public async Task<string> ReadinessAsync() => (await Client.GetAsync("/health/ready")).Body;

    private GridBotSettings Settings() => new()
    {
        Database = new StorageOptions { ConnectionString = ConnectionString },
        DataPath = Folder.File("data"),
        PublicUrl = new Uri("https://gridbot.example.org/"),
        WeCom = Platform.Options,
        Groups = RunningBot.Dialogs.Bureaus.Values.ToDictionary(bureau => bureau.Group, bureau => new Secret($"robot-{bureau.Group}"), StringComparer.Ordinal),
        Notices = new DispatchOptions { BackOffFrom = TimeSpan.FromMilliseconds(50), BackOffTo = TimeSpan.FromMilliseconds(400), PollEvery = TimeSpan.FromMilliseconds(300), MisconfiguredEvery = TimeSpan.FromMilliseconds(300), GroupWindow = TimeSpan.Zero },
        // Tests run at any hour, and only those about gathering wait for it.
        Conversation = new ConversationSettings { QuietHours = false, GroupWindow = TimeSpan.Zero },
    };

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        try
        {
            await Platform.DisposeAsync();
        }
        finally
        {
            Folder.Dispose();
        }
    }
}
