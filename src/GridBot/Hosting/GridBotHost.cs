// Puts the running program together: each part once, in the order in which a message meets it.
using GridBot.Admission;
using GridBot.Commands;
using GridBot.Attachments;
using GridBot.Attachments.Cleaning;
using GridBot.Callbacks;
using GridBot.Cases;
using GridBot.Channels;
using GridBot.Channels.Platform;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.WeCom;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Delivery;
using GridBot.Health;
using GridBot.Notices;
using GridBot.Pages;
using GridBot.Privacy;
using GridBot.Simulator;
using GridBot.Storage;
using GridBot.Storage.Privacy;
using GridBot.Turns;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Prometheus;

namespace GridBot.Hosting;

/// <summary>The composition of the service.</summary>
internal static class GridBotHost
{
    /// <summary>Connections at once; an idle one holds about 10 kB. Far more than a proxy in front opens: the honest refusal is the door's, this only bounds memory.</summary>
    private const int MostConnections = 8192;

    /// <summary>Bytes of a request that are read ahead of whoever handles it. The server's own 1 MiB, times the connections, would bound nothing.</summary>
    private const int ReadAhead = 64 * 1024;

    public static WebApplication Build(WebApplicationBuilder builder, GridBotSettings settings, DialogSet dialogs, KeyFolder keys, SimulatedPlatform? platform)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBufferSize = ReadAhead;
        });
        services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = GracefulStop.Within;
            host.ServicesStopConcurrently = true;
        });
        services.AddSingleton(settings.Limits);
        services.AddSingleton<StopSignal>();
        services.AddHostedService<GracefulStop>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Random>(new CryptographicRandom());

        // 1. A callback arrives, is let in, verified and decoded.
        services.AddSingleton<TurnGate>();
        services.AddSingleton<ShedLog>();
        services.AddSingleton<CallbackDoor>();
        services.AddSingleton<IGroupDirectory>(new GroupDirectory(settings.Groups));
        services.AddSingleton<ITokenShelf, TokenShelf>();
        if (settings.WeCom.IsOn)
        {
            services.AddWeComChannel(settings.WeCom);
            services.AddSingleton<IPlatformCallback>(provider => provider.GetRequiredService<WeComCallback>());
        }

        if (settings.OfficialAccount.IsOn)
        {
            services.AddSingleton<IMessageWindow, MessageWindows>();
            services.AddOfficialAccountChannel(settings.OfficialAccount);
            services.AddSingleton<IPlatformCallback>(provider => provider.GetRequiredService<OfficialAccountCallback>());
        }

        // 2. The turn handler runs the conversation inside one transaction.
        services.AddSingleton(new DialogLibrary(dialogs, settings.PublicUrlOrLocal));
        if (builder.Environment.IsDevelopment())
        {
            services.AddHostedService(provider => new DialogReloader(
                settings.DialogsPath,
                ProgramEnvironment.ModelsFolder(settings),
                provider.GetRequiredService<DialogLibrary>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<DialogReloader>>()));
        }

        services.AddSingleton(settings.Conversation);
        services.AddSingleton<TurnMeter>();
        services.AddSingleton<TurnHandler>();
        services.AddSingleton(keys);
        services.AddSingleton<IFieldKeys>(keys);
        services.AddStorage(settings.Database);
        services.AddHostedService<KeyWatch>();
        services.AddSingleton(settings.Retention);
        services.AddHostedService<RetentionWorker>();

        // 3. After the commit the outbox is sent.
        services.AddSingleton(settings.Notices);
        services.AddSingleton<DispatchMeter>();
        services.AddSingleton<IDigestWriter, DigestWriter>();
        services.AddSingleton<IFaultWriter, FaultWriter>();
        services.AddSingleton(provider => new FaultDesk(
            provider.GetRequiredService<IFaultStore>(),
            provider.GetRequiredService<IFaultWriter>(),
            settings.Notices.OperatorGroup.Length == 0 ? "" : provider.GetRequiredService<IGroupDirectory>().Resolve(settings.Notices.OperatorGroup),
            settings.Notices,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Random>(),
            provider.GetRequiredService<ILogger<FaultDesk>>()));
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<ClockKeeper>();

        // 4. Cases whose time runs out are told of, and every working day a digest.
        services.AddSingleton(provider => new DueTimes(settings.Conversation.GroupWindow, settings.Conversation.QuietHours, provider.GetRequiredService<DialogLibrary>()));
        services.AddSingleton<CaseEffectWriter>();
        services.AddSingleton<DailyDigest>();
        services.AddSingleton<ISender>(provider => new CaseTimerSender(
            provider.GetRequiredService<ITurnStore>(),
            provider.GetRequiredService<DialogLibrary>(),
            provider.GetRequiredService<CaseEffectWriter>(),
            provider.GetRequiredService<DailyDigest>(),
            settings.PublicUrlOrLocal,
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<DigestPlanner>();

        // 5. Attachments are fetched, cleaned and kept.
        services.AddSingleton<MediaCleaner>();
        services.AddSingleton(provider => new AttachmentFiles(
            settings.DataPath, provider.GetRequiredService<AttachmentStore>(), provider.GetRequiredService<MediaCleaner>(), provider.GetRequiredService<ILogger<AttachmentFiles>>()));
        services.AddSingleton(provider => new SharedFolder(settings.DataPath, provider.GetRequiredService<SharedFolderStore>(), provider.GetRequiredService<Random>()));
        services.AddSingleton<IAttachmentSink>(provider => provider.GetRequiredService<AttachmentFiles>());
        services.AddHostedService<AttachmentSweeper>();

        // 6. Officers sign in and take steps at the page of a case.
        services.AddPages(settings);

        services.AddSingleton<ReadinessProbe>();
        services.AddSingleton<MetricsRegistry>();
        return Map(builder.Build(), settings, platform);
    }

    private static WebApplication Map(WebApplication app, GridBotSettings settings, SimulatedPlatform? platform)
    {
        CallbackEndpoint.Map(app);
        HealthEndpoints.Map(app);
        app.MapMetrics(registry: app.Services.GetRequiredService<MetricsRegistry>().Registry);
        app.MapPages(settings);
        if (platform is not null)
        {
            app.MapSimulator(platform.Simulator, platform.Account);
            app.MapGet("/", () => Results.Redirect("/simulator"));
        }

        return app;
    }
}
