// The Official Account's channel as the program composes it, on a fake platform, a fake clock and windows that a test opens.
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Platform;
using GridBot.Channels.Tests.Platform;
using GridBot.Channels.WeCom;
using GridBot.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Channels.Tests.OfficialAccount;

/// <summary>Composes the real registration; keeps what is logged.</summary>
public sealed class AccountChannel : IAsyncDisposable, IMessageWindow
{
    public const string Target = "official-account:oPerson";

    private readonly ServiceProvider services;

    public AccountChannel(StrictPlatform fake, Func<OfficialAccountOptions, OfficialAccountOptions>? change = null, ITokenShelf? shelf = null, WeComOptions? weCom = null, int seed = 11)
    {
        var options = new OfficialAccountOptions
        {
            AppId = "wx01", AppSecret = new("app+secret"), CallbackToken = new("QDG6eK"), EncodingAesKey = new("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
            ApiBase = fake.Address, RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        Options = change?.Invoke(options) ?? options;
        Window = new MessageWindow(Clock.GetUtcNow(), 0);
        var collection = new ServiceCollection();
        if (shelf is not null)
        {
            collection.AddSingleton(shelf);
        }

        if (weCom is not null)
        {
            collection.AddWeComChannel(weCom);
        }

        services = collection
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new Random(seed))
            .AddSingleton<IAttachmentSink>(Sink)
            .AddSingleton<IMessageWindow>(this)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddOfficialAccountChannel(Options)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public OfficialAccountOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    public MemorySink Sink { get; } = new();

    public RecordingLog Log { get; } = new();

    /// <summary>The window of everybody; open and empty at first.</summary>
    public MessageWindow? Window { get; set; }

    public ITokenCache Tokens => services.GetRequiredService<ITokenCache>();

    public AppCredentials App => new("official-account", Options.AppId, Options.AppSecret);

    public OfficialAccountMenu Menu => services.GetRequiredService<OfficialAccountMenu>();

    public IReadOnlyList<ISender> Senders => [.. services.GetServices<ISender>()];

    public Task<MessageWindow?> FindAsync(string target, CancellationToken cancellationToken) => Task.FromResult(target == Target ? Window : null);

    public ISender Sender(OutboxKind kind) => Senders.Single(s => s.Kind == kind);

    public Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken = default) => Sender(item.Kind).SendAsync(item, cancellationToken);

    public Task<SendResult> SendAsync(OutboundMessage message, string id = "row-1") => SendAsync(Person(message, id));

    public static OutboxItem Person(OutboundMessage message, string id = "row-1") => WeCom.Channel.Item(OutboxKind.PersonMessage, Target, OutboxPayload.Write(message), id);

    public static OutboxItem Fetch(string mediaId = "M1") => WeCom.Channel.Item(OutboxKind.MediaFetch, Target, OutboxPayload.Write(new MediaFetch("a1", mediaId)));

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
