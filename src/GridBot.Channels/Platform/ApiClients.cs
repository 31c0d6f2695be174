// Registers the HTTP clients of a platform.
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace GridBot.Channels.Platform;

/// <summary>HTTP clients whose addresses hold secrets and whose answers are small.</summary>
internal static class ApiClients
{
    /// <summary>Bytes of an API answer at most; real ones are below 10 kB. A download is read as a stream and not held by it.</summary>
    private const int MaxAnswerBytes = 1024 * 1024;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Longest time of a call that is repeated, all repeats and waits included.</summary>
    public static TimeSpan Repeated(TimeSpan timeout, IApiSettings settings)
    {
        var tries = settings.Retries + 1;
        return (timeout + (settings.RetryDelay * (1 << tries))) * tries;
    }

    /// <param name="services">Where to.</param>
    /// <param name="name">Name of the client.</param>
    /// <param name="policy">Its policy; limits the time until an answer begins.</param>
    /// <param name="most">Limits the whole call, an answer that dribbles in included.</param>
    public static void Add<TPolicies>(IServiceCollection services, string name, Func<TPolicies, IAsyncPolicy<HttpResponseMessage>> policy, TimeSpan most)
        where TPolicies : ApiPolicies => services
        .AddHttpClient(name, client =>
        {
            client.Timeout = most;
            client.MaxResponseContentBufferSize = MaxAnswerBytes;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = ConnectionLifetime,
            // The platform has no use for our trace ids.
            ActivityHeadersPropagator = null,
        })
        .AddPolicyHandler((provider, _) => policy(provider.GetRequiredService<TPolicies>()))
        // Addresses hold secrets: the client's own log lines are left out.
        .RemoveAllLoggers();
}
