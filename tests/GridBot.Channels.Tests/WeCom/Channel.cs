// The channel as the program composes it, on a fake platform and a fake clock.
using GridBot.Channels.Platform;
using GridBot.Channels.WeCom;
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Channels.Tests.WeCom;

/// <summary>Composes the real registration; keeps what is logged.</summary>
public sealed class Channel : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Channel(StrictPlatform fake, Func<WeComOptions, WeComOptions>? change = null, IReadOnlyDictionary<string, string>? groups = null, ITokenShelf? shelf = null, int seed = 11)
    {
        var options = new WeComOptions
        {
            CorpId = "ww01", AgentId = 1000002, Secret = new("app+secret"), CallbackToken = new("QDG6eK"), EncodingAesKey = new("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
            ApiBase = fake.Address, RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        Options = change?.Invoke(options) ?? options;
        var collection = new ServiceCollection();
        if (shelf is not null)
        {
            collection.AddSingleton(shelf);
        }

        services = collection
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new Random(seed))
            .AddSingleton<IAttachmentSink>(Sink)
            .AddSingleton<IGroupDirectory>(new GroupDirectory((groups ?? new Dictionary<string, string>()).ToDictionary(g => g.Key, g => new Secret(g.Value), StringComparer.Ordinal)))
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddWeComChannel(Options)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public WeComOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    public MemorySink Sink { get; } = new();

    public RecordingLog Log { get; } = new();

    public ITokenCache Tokens => services.GetRequiredService<ITokenCache>();

    public WeComApi Api => services.GetRequiredService<WeComApi>();

    public WeComSignIn SignIn => services.GetRequiredService<WeComSignIn>();

    public AppCredentials App => new("wecom", Options.CorpId, Options.Secret);

    public Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken = default) =>
        services.GetServices<ISender>().Single(s => s.Kind == item.Kind).SendAsync(item, cancellationToken);

    public Task<SendResult> SendAsync(OutboundMessage message, string id = "row-1") => SendAsync(Person(message, id));

    public static OutboxItem Person(OutboundMessage message, string id = "row-1") => Item(OutboxKind.PersonMessage, "wecom:zs", OutboxPayload.Write(message), id);

    public static OutboxItem Notice(string markdown, string group = "fire", string id = "row-1") => Item(OutboxKind.GroupNotice, group, OutboxPayload.Write(new GroupNotice(markdown)), id);

    public static OutboxItem Fetch(string mediaId = "M1") => Item(OutboxKind.MediaFetch, "wecom:zs", OutboxPayload.Write(new MediaFetch("a1", mediaId)));

    public static OutboxItem Item(OutboxKind kind, string target, string payload, string id = "row-1") => new()
    {
        Id = id, Kind = kind, Target = target, Payload = payload, DueAt = DateTimeOffset.UnixEpoch, CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
