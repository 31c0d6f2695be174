// Where one platform's access tokens come from.
namespace GridBot.Channels.Platform;

/// <summary>Asks a platform for access tokens.</summary>
public interface ITokenSource
{
    /// <summary>Name of the channel whose tokens these are.</summary>
    string Channel { get; }

    /// <summary>How long an ask may take before somebody else may ask as well; when the platform is so slow, a second call makes nothing worse.</summary>
    TimeSpan AskFor { get; }

    /// <summary>
    /// A token, or why there is none and until when it is no use to ask again. Never throws for a platform or network fault; its time is limited by the client's own time-outs.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="refused">The last token of the application that the platform refused; empty when it refused none. A platform may hand out the very same once more.</param>
    Task<HeldToken> AskAsync(AppCredentials app, Secret refused);
}
