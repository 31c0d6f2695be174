// "serve": the service itself.
using System.CommandLine;
using GridBot.Attachments;
using GridBot.Channels.OfficialAccount;
using GridBot.Hosting;
using GridBot.Privacy;
using GridBot.Storage;
using GridBot.Storage.Privacy;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GridBot.Commands;

/// <summary>Runs the service until it is stopped.</summary>
internal sealed class ServeCommand
{
    public ServeCommand()
    {
        // What .NET's own configuration understands on the command line is passed on to it.
        Command = new Command("serve", "Runs the service (the default). Settings may follow as --key value, such as --urls http://127.0.0.1:8080.") { TreatUnmatchedTokensAsErrors = false };
        Command.SetAction((parsed, cancellationToken) => RunAsync([.. parsed.UnmatchedTokens], cancellationToken));
    }

    public Command Command { get; }

    /// <summary>Serves until the token is cancelled, which is a stop in order at any time, also during the start.</summary>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            return await ServeAsync(args, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
    }

    private static async Task<int> ServeAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = ProgramEnvironment.CreateBuilder(args);
        var options = ProgramEnvironment.ReadSettings(builder);
        if (options.PublicUrl is null)
        {
            options = options with { PublicUrl = ProgramEnvironment.Openable((builder.Configuration["urls"] ?? ProgramEnvironment.DefaultAddress).Split(';')[0]) };
        }

        var dialogs = ProgramEnvironment.ReadDialogs(options);
        // Reading ten thousand examples leaves much behind that the service never needs again: it goes back to the system before the first message.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var random = new CryptographicRandom();
        var keys = await KeyCheck.OpenAsync(options.KeysFolder, options.Database, TimeProvider.System, random, cancellationToken);
        var migrator = new DatabaseMigrator(options.Database, new FieldSeal(keys, TimeProvider.System, random));
        if (options.MigrateOnStart)
        {
            await migrator.MigrateAsync(cancellationToken);
        }

        await migrator.CheckAsync(cancellationToken);
        using var loggers = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole());
        await using var platform = options.Simulator.Enabled
            ? await SimulatedPlatform.StartAsync(options.Simulator, dialogs, TimeProvider.System, random, loggers, cancellationToken)
            : null;
        await using var app = GridBotHost.Build(builder, platform?.Configure(options) ?? options, dialogs, keys, platform);
        await KeyCheck.CompareAsync(keys, app.Services.GetRequiredService<FieldKeyStore>(), cancellationToken);
        if (options.Database.Provider != StorageOptions.SqliteProvider)
        {
            // Only on a database server there can be other replicas.
            await app.Services.GetRequiredService<SharedFolder>().CheckAsync(cancellationToken);
        }

        await app.StartAsync(cancellationToken);
        var address = Address(app);
        if (platform is not null)
        {
            await platform.ConnectAsync(address, cancellationToken);
            await platform.PublishMenuAsync(app.Services.GetRequiredService<OfficialAccountMenu>(), cancellationToken);
        }

        await TellAsync(address, options.WeCom.IsOn || options.OfficialAccount.IsOn, platform);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static Uri Address(WebApplication app)
        => ProgramEnvironment.Openable(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static async Task TellAsync(Uri address, bool isOn, SimulatedPlatform? platform)
    {
        var lines = new List<string> { $"GridBot listens on {address}" };
        if (platform is not null)
        {
            lines.Add($"Try it: open {new Uri(address, "/simulator")} - a worker's and a resident's phone, and the bureaus' group chats.");
            lines.Add($"The simulated platforms listen on {platform.Simulator.ApiBase} and {platform.Account.ApiBase}");
        }
        else if (!isOn)
        {
            lines.Add("No channel is configured: set GridBot:WeCom or GridBot:OfficialAccount (docs/configuration.md), or try the simulator with DOTNET_ENVIRONMENT=Development.");
        }

        await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }
}
