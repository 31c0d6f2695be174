// Whether what the platform sends is encrypted.
namespace GridBot.Channels.OfficialAccount;

/// <summary>How the account's messages travel, as chosen in its console.</summary>
public enum OfficialAccountMode
{
    /// <summary>Nothing is encrypted; only time and nonce are signed.</summary>
    Plain,

    /// <summary>The same twice, plain and encrypted: where there is a cipher text, only that is trusted.</summary>
    Compatible,

    /// <summary>Everything is encrypted; anything else is refused.</summary>
    Safe,
}
