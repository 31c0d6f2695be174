// The real host in this process, on a free port, with its database in a folder of the test.
using GridBot.Classification.Learning;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;
using GridBot.Hosting;
using GridBot.Storage;
using GridBot.Tests.Architecture;
using GridBot.Privacy;
using GridBot.Storage.Privacy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>A running bot.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private static readonly Lazy<DialogSet> Shipped = new(() => DialogReader.Read(RepositoryRoot.File("dialogs"), Models));

    /// <summary>Trained models, shared by all tests.</summary>
    private static ModelShelf Models => new(RepositoryRoot.File("artifacts/models"));

    private readonly WebApplication app;

    private RunningBot(WebApplication app) => this.app = app;

    /// <summary>The dialogs of the repository, read once.</summary>
    public static DialogSet Dialogs => Shipped.Value;

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    /// <summary>Starts as "serve" does: migrate, check, build, listen.</summary>
    public static async Task<RunningBot> StartAsync(GridBotSettings settings, CapturedLog log, SimulatedPlatform? platform = null, string environment = "Production", TimeProvider? time = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var random = new CryptographicRandom();
        var keys = await KeyCheck.OpenAsync(settings.KeysFolder, settings.Database, time ?? TimeProvider.System, random, cancellationToken);
        var migrator = new DatabaseMigrator(settings.Database, new FieldSeal(keys, time ?? TimeProvider.System, random));
        await migrator.MigrateAsync(cancellationToken);
        await migrator.CheckAsync(cancellationToken);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment });
        // A test whose links must lead here says where that is.
        builder.WebHost.UseUrls(settings.PublicUrl is { IsLoopback: true } here ? here.GetLeftPart(UriPartial.Authority) : "http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).AddFilter("GridBot", LogLevel.Trace);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        var dialogs = Path.IsPathRooted(settings.DialogsPath) ? DialogReader.Read(settings.DialogsPath, Models) : Dialogs;
        var built = GridBotHost.Build(builder, platform?.Configure(settings) ?? settings, dialogs, keys, platform);
        await KeyCheck.CompareAsync(keys, built.Services.GetRequiredService<FieldKeyStore>(), cancellationToken);
        await built.StartAsync(cancellationToken);
        return new RunningBot(built);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
