// The names of the HTTP clients, one for each way of handling failure.
namespace GridBot.Channels.WeCom;

/// <summary>Names of the HTTP clients.</summary>
internal static class WeComClients
{
    /// <summary>gettoken: repeated with jitter.</summary>
    public const string Token = "wecom-token";

    /// <summary>Calls that change something: never repeated blindly.</summary>
    public const string Send = "wecom-send";

    /// <summary>Media downloads: repeated with jitter.</summary>
    public const string Media = "wecom-media";

    /// <summary>Group robots: never repeated blindly; a circuit of their own.</summary>
    public const string Robot = "wecom-robot";
}
