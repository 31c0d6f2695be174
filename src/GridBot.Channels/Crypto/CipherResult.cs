// The outcome of decrypting a callback: the plain bytes, or a reason.
namespace GridBot.Channels.Crypto;

/// <summary>The outcome of a decryption; bad input is a reason, never an exception.</summary>
/// <param name="Reason"><see cref="CipherReason.Ok"/> or why not.</param>
/// <param name="Plain">The message (UTF-8), without random prefix, length and receiver; empty unless ok.</param>
public readonly record struct CipherResult(CipherReason Reason, ReadOnlyMemory<byte> Plain)
{
    public bool IsOk => Reason == CipherReason.Ok;

    internal static CipherResult Refused(CipherReason reason) => new(reason, ReadOnlyMemory<byte>.Empty);
}
