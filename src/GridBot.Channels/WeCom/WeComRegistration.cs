// Registers the WeCom channel, each part once, in the order in which a message meets it.
using System.Net;
using GridBot.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Polly;

namespace GridBot.Channels.WeCom;

/// <summary>Registration of the channel.</summary>
public static class WeComRegistration
{
    /// <summary>Bytes of an API answer at most; real ones are below 10 kB.</summary>
    private const int MaxAnswerBytes = 1024 * 1024;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Adds callback, token cache, API and the senders. The program registers what they need of it: a <see cref="Random"/> that is safe for concurrent callers, an <see cref="IAttachmentSink"/>,
    /// an <see cref="IGroupDirectory"/> (without one no group has an address), an <see cref="ITokenShelf"/> (without one the replicas share no access token) and logging. Check the options with <see cref="WeComOptions.Validate"/> first.
    /// </summary>
    public static IServiceCollection AddWeComChannel(this IServiceCollection services, WeComOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGroupDirectory>(new GroupDirectory(new Dictionary<string, Secret>(StringComparer.Ordinal)));
        services.AddSingleton(options);

        // in: verify, decrypt, decode
        services.AddSingleton<WeComCallback>();

        // out: time limits and circuits, the token, the calls, the senders
        services.AddSingleton<WeComPolicies>();
        var repeated = options.Retries + 1;
        AddClient(services, WeComClients.Token, p => p.Token, (options.TokenTimeout + (options.RetryDelay * (1 << repeated))) * repeated);
        AddClient(services, WeComClients.Send, p => p.Send, options.SendTimeout * 2);
        AddClient(services, WeComClients.Media, p => p.Media, Timeout.InfiniteTimeSpan);
        AddClient(services, WeComClients.Robot, p => p.Robot, options.SendTimeout * 2);
        services.AddSingleton<WeComHttp>();
        services.TryAddSingleton<ITokenCache, TokenCache>();
        services.AddSingleton<WeComApi>();
        services.AddSingleton<WeComMedia>();
        services.AddSingleton<WeComSignIn>();
        services.AddSingleton<ISender, PersonSender>();
        services.AddSingleton<ISender, GroupRobotSender>();
        services.AddSingleton<ISender, CardUpdateSender>();
        services.AddSingleton<ISender, MediaFetcher>();
        return services;
    }

    /// <param name="services">Where to.</param>
    /// <param name="name">Name of the client.</param>
    /// <param name="policy">Its policy; limits the time until an answer begins.</param>
    /// <param name="most">Limits the whole call, an answer that dribbles in included.</param>
    private static void AddClient(IServiceCollection services, string name, Func<WeComPolicies, IAsyncPolicy<HttpResponseMessage>> policy, TimeSpan most) => services
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
        .AddPolicyHandler((provider, _) => policy(provider.GetRequiredService<WeComPolicies>()))
        // Addresses hold secrets: the client's own log lines are left out.
        .RemoveAllLoggers();
}
