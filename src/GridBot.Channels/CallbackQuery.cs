// The query of a callback's address.
namespace GridBot.Channels;

/// <summary>The query of a callback, each value decoded once from its URL form; null when it was not there.</summary>
/// <param name="MsgSignature">msg_signature: over token, time, nonce and cipher text.</param>
/// <param name="Timestamp">timestamp, in seconds.</param>
/// <param name="Nonce">nonce.</param>
/// <param name="EchoStr">echostr, of an address check.</param>
public sealed record CallbackQuery(string? MsgSignature, string? Timestamp, string? Nonce, string? EchoStr = null)
{
    /// <summary>signature, of the Official Account: over token, time and nonce only.</summary>
    public string? Signature { get; init; }

    /// <summary>encrypt_type, of the Official Account: "aes", "raw" or nothing.</summary>
    public string? EncryptType { get; init; }

    /// <summary>openid, of the Official Account: who sends.</summary>
    public string? OpenId { get; init; }
}
