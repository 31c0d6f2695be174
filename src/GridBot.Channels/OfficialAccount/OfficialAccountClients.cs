// The names of the HTTP clients, one for each way of handling failure.
namespace GridBot.Channels.OfficialAccount;

/// <summary>Names of the HTTP clients.</summary>
internal static class OfficialAccountClients
{
    /// <summary>stable_token: repeated with jitter.</summary>
    public const string Token = "official-account-token";

    /// <summary>Calls that change something: never repeated blindly.</summary>
    public const string Send = "official-account-send";

    /// <summary>Media downloads: repeated with jitter.</summary>
    public const string Media = "official-account-media";
}
