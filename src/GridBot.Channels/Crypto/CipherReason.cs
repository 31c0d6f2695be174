// Why a callback could not be decrypted, in the platform's own numbers.
namespace GridBot.Channels.Crypto;

/// <summary>
/// The result codes of the platforms' shared callback crypto; the values are those the vendor's sample libraries give. They are local and never cross the wire.
/// </summary>
public enum CipherReason
{
    Ok = 0,

    /// <summary>The signature does not fit token, time, nonce and cipher text.</summary>
    SignatureMismatch = -40001,

    /// <summary>The key is not 43 letters and digits.</summary>
    IllegalKey = -40004,

    /// <summary>The message was meant for another corp or app.</summary>
    ReceiverMismatch = -40005,

    /// <summary>The cipher text is empty or no multiple of the cipher's block.</summary>
    DecryptFailed = -40007,

    /// <summary>Padding or length field of the decrypted buffer is wrong.</summary>
    IllegalBuffer = -40008,

    /// <summary>The cipher text is not base64.</summary>
    Base64Unreadable = -40010,
}
