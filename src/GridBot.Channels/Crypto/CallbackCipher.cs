// The callback crypto that WeCom, the public account and DingTalk share: AES-256-CBC with 32-byte padding, signed with SHA-1.
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Channels.Crypto;

/// <summary>
/// Signs, checks, encrypts and decrypts callbacks. The plain buffer is: 16 random bytes, length of the message in bytes (big-endian), the message, the receiver's id.
/// </summary>
/// <param name="token">The callback token that signatures are made with.</param>
/// <param name="encodingAesKey">43 letters and digits. Most real keys are not canonical base64 (two bits are left over), so they are decoded leniently.</param>
/// <param name="receiveId">The corp, app or suite id that must stand at the end of every message; empty where the platform sends none.</param>
/// <param name="random">Source of the random prefix; locked while it is used, so parts of the channel may share one.</param>
public sealed class CallbackCipher(Secret token, Secret encodingAesKey, string receiveId, Random random)
{
    /// <summary>Characters of an EncodingAESKey (source: the platform's description of the scheme).</summary>
    public const int KeyCharacters = 43;

    /// <summary>Bytes to whose multiple a message is padded (source: the platform's description of the scheme).</summary>
    private const int PadBlock = 32;

    private const int AesBlock = 16;
    private const int RandomBytes = 16;
    private const int HeadBytes = RandomBytes + sizeof(uint);

    private readonly byte[]? key = DecodeKey(encodingAesKey.Reveal());

    /// <summary>Whether a key has the form the platform gives out.</summary>
    public static bool IsLegalKey(string encodingAesKey) => DecodeKey(encodingAesKey) is not null;

    /// <summary>Checks the signature, then decrypts: nothing is decoded of a message whose signature is wrong.</summary>
    public CipherResult Decrypt(string signature, string timestamp, string nonce, string encrypt)
    {
        if (key is null)
        {
            return CipherResult.Refused(CipherReason.IllegalKey);
        }

        return CallbackSignature.Matches(signature, token.Reveal(), timestamp, nonce, encrypt)
            ? Decrypt(encrypt)
            : CipherResult.Refused(CipherReason.SignatureMismatch);
    }

    /// <summary>Decrypts a cipher text whose signature was checked.</summary>
    public CipherResult Decrypt(string encrypt)
    {
        if (key is null)
        {
            return CipherResult.Refused(CipherReason.IllegalKey);
        }

        var cipherText = new byte[Base64.GetMaxDecodedFromUtf8Length(encrypt.Length)];
        if (!Convert.TryFromBase64String(encrypt, cipherText, out var length))
        {
            return CipherResult.Refused(CipherReason.Base64Unreadable);
        }

        if (length == 0 || length % AesBlock != 0)
        {
            return CipherResult.Refused(CipherReason.DecryptFailed);
        }

        using var aes = CreateAes(key);
        return Unpack(aes.DecryptCbc(cipherText.AsSpan(0, length), key.AsSpan(0, AesBlock), PaddingMode.None));
    }

    /// <summary>Encrypts a message for the configured receiver; base64.</summary>
    /// <exception cref="InvalidOperationException">The key is illegal; <see cref="IsLegalKey"/> tells so at the start.</exception>
    public string Encrypt(ReadOnlySpan<byte> message)
    {
        if (key is null)
        {
            throw new InvalidOperationException("The EncodingAESKey is not 43 letters and digits.");
        }

        var tail = Encoding.UTF8.GetByteCount(receiveId);
        var length = HeadBytes + message.Length + tail;
        var pad = PadBlock - (length % PadBlock);
        var buffer = new byte[length + pad];
        lock (random)
        {
            random.NextBytes(buffer.AsSpan(0, RandomBytes));
        }

        BinaryPrimitives.WriteUInt32BigEndian(buffer.AsSpan(RandomBytes), (uint)message.Length);
        message.CopyTo(buffer.AsSpan(HeadBytes));
        Encoding.UTF8.GetBytes(receiveId, buffer.AsSpan(HeadBytes + message.Length, tail));
        buffer.AsSpan(length).Fill((byte)pad);
        using var aes = CreateAes(key);
        return Convert.ToBase64String(aes.EncryptCbc(buffer, key.AsSpan(0, AesBlock), PaddingMode.None));
    }

    /// <summary>The signature of an own message.</summary>
    public string Sign(string timestamp, string nonce, string encrypt) => CallbackSignature.Compute(token.Reveal(), timestamp, nonce, encrypt);

    private static byte[]? DecodeKey(string encodingAesKey)
    {
        if (encodingAesKey.Length != KeyCharacters || !encodingAesKey.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        // Convert ignores the two bits left over; the Base64 class refuses them.
        return Convert.FromBase64String(encodingAesKey + "=");
    }

    private static Aes CreateAes(byte[] key)
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }

    private CipherResult Unpack(byte[] buffer)
    {
        // Stripped by hand: the library's PKCS7 refuses pads above 16, which is half of all real messages. Some senders pad to 16 only, so the total is not looked at.
        var pad = buffer[^1];
        if (pad is < 1 or > PadBlock || pad > buffer.Length || buffer.AsSpan(buffer.Length - pad).IndexOfAnyExcept(pad) >= 0)
        {
            return CipherResult.Refused(CipherReason.IllegalBuffer);
        }

        var content = buffer.AsMemory(0, buffer.Length - pad);
        if (content.Length < HeadBytes)
        {
            return CipherResult.Refused(CipherReason.IllegalBuffer);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(content.Span[RandomBytes..]);
        if (length > (uint)(content.Length - HeadBytes))
        {
            return CipherResult.Refused(CipherReason.IllegalBuffer);
        }

        var tail = content[(HeadBytes + (int)length)..];
        return tail.Span.SequenceEqual(Encoding.UTF8.GetBytes(receiveId))
            ? new CipherResult(CipherReason.Ok, content.Slice(HeadBytes, (int)length))
            : CipherResult.Refused(CipherReason.ReceiverMismatch);
    }
}
