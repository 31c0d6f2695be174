// Registers the Official Account channel, each part once, in the order in which a message meets it.
using GridBot.Channels.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace GridBot.Channels.OfficialAccount;

/// <summary>Registration of the channel.</summary>
public static class OfficialAccountRegistration
{
    /// <summary>
    /// Adds callback, tokens, API, menu and the ways to persons and media; alone or beside other channels. The program registers what they need of it: a <see cref="Random"/> that is safe for concurrent
    /// callers, an <see cref="IAttachmentSink"/>, an <see cref="IMessageWindow"/>, an <see cref="ITokenShelf"/> (without one the replicas share no access token) and logging. Check the options with
    /// <see cref="OfficialAccountOptions.Validate"/> first.
    /// </summary>
    public static IServiceCollection AddOfficialAccountChannel(this IServiceCollection services, OfficialAccountOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);

        // in: verify, decrypt, decode
        services.AddSingleton<OfficialAccountCallback>();

        // out: time limits and circuits, the token, the calls, the senders
        services.AddSingleton<OfficialAccountPolicies>();
        ApiClients.Add<OfficialAccountPolicies>(services, OfficialAccountClients.Token, p => p.Token, ApiClients.Repeated(options.TokenTimeout, options));
        ApiClients.Add<OfficialAccountPolicies>(services, OfficialAccountClients.Send, p => p.Send, options.SendTimeout * 2);
        ApiClients.Add<OfficialAccountPolicies>(services, OfficialAccountClients.Media, p => p.Media, Timeout.InfiniteTimeSpan);
        services.AddSingleton<OfficialAccountHttp>();
        services.AddSingleton<ITokenSource, OfficialAccountTokens>();
        services.AddSingleton<OfficialAccountApi>();
        services.AddSingleton<OfficialAccountMenu>();
        services.AddSingleton<OfficialAccountMedia>();
        services.AddSingleton<IPersonChannel, OfficialAccountPersons>();
        services.AddSingleton<IMediaSource>(provider => provider.GetRequiredService<OfficialAccountMedia>());
        services.AddSharedSenders();
        return services;
    }
}
