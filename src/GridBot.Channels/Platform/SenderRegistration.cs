// Registers what all channels share.
using GridBot.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GridBot.Channels.Platform;

/// <summary>The parts that are there once, however many channels there are.</summary>
internal static class SenderRegistration
{
    /// <summary>Adds the token cache and the senders that hand rows over to their channel.</summary>
    public static void AddSharedSenders(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITokenCache, TokenCache>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISender, PersonSender>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISender, MediaFetcher>());
    }
}
