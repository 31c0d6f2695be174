// Registers the WeCom channel, each part once, in the order in which a message meets it.
using GridBot.Channels.Platform;
using GridBot.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GridBot.Channels.WeCom;

/// <summary>Registration of the channel.</summary>
public static class WeComRegistration
{
    /// <summary>
    /// Adds callback, tokens, API and the senders; alone or beside other channels. The program registers what they need of it: a <see cref="Random"/> that is safe for concurrent callers, an <see cref="IAttachmentSink"/>,
    /// an <see cref="IGroupDirectory"/> (without one no group has an address), an <see cref="ITokenShelf"/> (without one the replicas share no access token) and logging. Check the options with <see cref="WeComOptions.Validate"/> first.
    /// </summary>
    public static IServiceCollection AddWeComChannel(this IServiceCollection services, WeComOptions options)
    {
        services.TryAddSingleton<IGroupDirectory>(new GroupDirectory(new Dictionary<string, Secret>(StringComparer.Ordinal)));
        services.AddSingleton(options);

        // in: verify, decrypt, decode
        services.AddSingleton<WeComCallback>();

        // out: time limits and circuits, the token, the calls, the senders
        services.AddSingleton<WeComPolicies>();
        ApiClients.Add<WeComPolicies>(services, WeComClients.Token, p => p.Token, ApiClients.Repeated(options.TokenTimeout, options));
        ApiClients.Add<WeComPolicies>(services, WeComClients.Send, p => p.Send, options.SendTimeout * 2);
        ApiClients.Add<WeComPolicies>(services, WeComClients.Media, p => p.Media, Timeout.InfiniteTimeSpan);
        ApiClients.Add<WeComPolicies>(services, WeComClients.Robot, p => p.Robot, options.SendTimeout * 2);
        services.AddSingleton<WeComHttp>();
        services.AddSingleton<ITokenSource, WeComTokens>();
        services.AddSingleton<WeComApi>();
        services.AddSingleton<WeComMedia>();
        services.AddSingleton<WeComSignIn>();
        services.AddSingleton<IPersonChannel, WeComPersons>();
        services.AddSingleton<IMediaSource>(provider => provider.GetRequiredService<WeComMedia>());
        services.AddSharedSenders();
        services.AddSingleton<ISender, GroupRobotSender>();
        services.AddSingleton<ISender, CardUpdateSender>();
        return services;
    }
}
