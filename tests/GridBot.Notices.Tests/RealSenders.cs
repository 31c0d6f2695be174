// The program's own WeCom senders, with a platform that lives in the test behind their HTTP clients.
using GridBot.Channels;
using GridBot.Channels.WeCom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace GridBot.Notices.Tests;

/// <summary>The real registration: token cache, policies, JSON, error codes. Only the bottom handler is exchanged.</summary>
public sealed class RealSenders : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <param name="platform">Answers every call.</param>
    /// <param name="time">The clock of the token cache.</param>
    /// <param name="groups">Robot keys by group.</param>
    public RealSenders(HttpMessageHandler platform, TimeProvider time, IReadOnlyDictionary<string, string> groups)
    {
        var options = new WeComOptions
        {
            // The circuit breaker runs on the machine's clock, which stands still in these tests.
            CorpId = "ww01", AgentId = 1000002, Secret = new("secret"), ApiBase = new Uri("http://wecom.test"), BreakAfter = int.MaxValue, RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        var collection = new ServiceCollection();
        collection.AddSingleton(time);
        collection.AddSingleton(new Random(11));
        collection.AddSingleton<IAttachmentSink, NoSink>();
        collection.AddSingleton<IGroupDirectory>(new GroupDirectory(groups.ToDictionary(group => group.Key, group => new Secret(group.Value), StringComparer.Ordinal)));
        collection.AddLogging();
        collection.AddWeComChannel(options);
        collection.ConfigureAll<HttpClientFactoryOptions>(factory => factory.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new Kept(platform)));
        services = collection.BuildServiceProvider();
    }

    /// <summary>The senders of notices and of messages to persons.</summary>
    public IReadOnlyList<ISender> All => [.. services.GetServices<ISender>().Where(sender => sender.Kind is OutboxKind.GroupNotice or OutboxKind.PersonMessage)];

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>Outlives the factory's handlers, which are exchanged every few minutes.</summary>
    private sealed class Kept(HttpMessageHandler platform) : DelegatingHandler(platform)
    {
        protected override void Dispose(bool disposing)
        {
            // The platform is the test's.
        }
    }

    /// <summary>Nothing is fetched in these tests.</summary>
    private sealed class NoSink : IAttachmentSink
    {
        public Task<Stream> OpenAsync(string attachmentId, CancellationToken cancellationToken) => Task.FromResult(Stream.Null);

        public Task StoredAsync(string attachmentId, string contentType, long bytes, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task LostAsync(string attachmentId, string reason, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
