// What is wrong with an encrypted callback or reply, by the code of the platform's own crypto library.
namespace GridBot.Simulator.Crypto;

/// <summary>An encrypted text was refused.</summary>
/// <param name="code">The platform library's code: -40001 signature, -40004 key, -40005 receiver, -40007 decryption, -40008 buffer, -40010 base64.</param>
/// <param name="message">One line without any content.</param>
public sealed class CallbackCryptoException(int code, string message) : Exception(message)
{
    /// <summary>The platform library's code.</summary>
    public int Code { get; } = code;
}
