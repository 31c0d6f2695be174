// The platform's side of the callback crypto: AES-256-CBC with 32-byte padding and the SHA-1 signature, written apart from the bot's own.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Simulator.Crypto;

/// <summary>Encrypts, decrypts and signs for one token, key and receiver (WeCom page 91144).</summary>
public sealed class CallbackCipher
{
    private const int KeyCharacters = 43;
    private const int AesBlock = 16;
    private const int PadBlock = 32;
    private const int RandomBytes = 16;
    private const int LengthBytes = 4;

    private readonly string _token;
    private readonly string _receiveId;
    private readonly byte[] _key;

    /// <param name="token">The callback token, at most 32 letters and digits.</param>
    /// <param name="encodingAesKey">43 letters and digits; most real keys are not canonical base64.</param>
    /// <param name="receiveId">The corp id for a self-built application, the app id for a public account.</param>
    /// <exception cref="CallbackCryptoException">-40004 for an illegal key.</exception>
    public CallbackCipher(string token, string encodingAesKey, string receiveId)
    {
        _token = token;
        _receiveId = receiveId;
        _key = DecodeKey(encodingAesKey);
    }

    /// <summary>The signature over token, timestamp, nonce and the base64 text: ordinal sort, joined, SHA-1, lower-case hex.</summary>
    public string Sign(string timestamp, string nonce, string encrypt)
    {
        string[] parts = [_token, timestamp, nonce, encrypt];
        Array.Sort(parts, string.CompareOrdinal);
        return Convert.ToHexStringLower(Sha1(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    /// <summary>The signature of an address alone, over token, timestamp and nonce: what public accounts send besides.</summary>
    public string SignAddress(string timestamp, string nonce) => Sign(timestamp, nonce, "");

    /// <summary>Encrypts a text with 16 given random bytes into base64.</summary>
    public string Encrypt(string text, ReadOnlySpan<byte> random16)
    {
        if (random16.Length != RandomBytes)
        {
            throw new ArgumentException("Exactly 16 random bytes are needed.", nameof(random16));
        }

        var body = Encoding.UTF8.GetBytes(text);
        var receiver = Encoding.UTF8.GetBytes(_receiveId);
        var used = RandomBytes + LengthBytes + body.Length + receiver.Length;
        var pad = PadBlock - (used % PadBlock);
        var plain = new byte[used + pad];
        random16.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), body.Length);
        body.CopyTo(plain, RandomBytes + LengthBytes);
        receiver.CopyTo(plain, RandomBytes + LengthBytes + body.Length);
        plain.AsSpan(used).Fill((byte)pad);
        using var aes = OpenAes();
        return Convert.ToBase64String(aes.EncryptCbc(plain, _key.AsSpan(0, AesBlock), PaddingMode.None));
    }

    /// <summary>Checks the signature, then decrypts.</summary>
    /// <exception cref="CallbackCryptoException">With the library's code for whatever is wrong first.</exception>
    public string Open(string signature, string timestamp, string nonce, string encrypt)
    {
        var expected = Encoding.ASCII.GetBytes(Sign(timestamp, nonce, encrypt));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)))
        {
            throw new CallbackCryptoException(-40001, "signature does not match");
        }

        return Decrypt(encrypt);
    }

    /// <summary>Decrypts a base64 text and checks padding, length and receiver.</summary>
    /// <exception cref="CallbackCryptoException">-40010, -40007, -40008 or -40005.</exception>
    public string Decrypt(string encrypt)
    {
        var cipher = new byte[encrypt.Length];
        if (!Convert.TryFromBase64String(encrypt, cipher, out var size))
        {
            throw new CallbackCryptoException(-40010, "not base64");
        }

        if (size == 0 || size % AesBlock != 0)
        {
            throw new CallbackCryptoException(-40007, "not whole AES blocks");
        }

        using var aes = OpenAes();
        var plain = aes.DecryptCbc(cipher.AsSpan(0, size), _key.AsSpan(0, AesBlock), PaddingMode.None);
        return Unpack(StripPad(plain));
    }

    private static ReadOnlySpan<byte> StripPad(byte[] plain)
    {
        var pad = plain[^1];
        if (pad is < 1 or > PadBlock || pad > plain.Length || plain.AsSpan(plain.Length - pad).ContainsAnyExcept(pad))
        {
            throw new CallbackCryptoException(-40007, "padding is broken");
        }

        return plain.AsSpan(0, plain.Length - pad);
    }

    private string Unpack(ReadOnlySpan<byte> content)
    {
        if (content.Length < RandomBytes + LengthBytes)
        {
            throw new CallbackCryptoException(-40008, "too short");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(content[RandomBytes..]);
        var rest = content[(RandomBytes + LengthBytes)..];
        if (length > rest.Length)
        {
            throw new CallbackCryptoException(-40008, "length exceeds the buffer");
        }

        if (!string.Equals(Encoding.UTF8.GetString(rest[(int)length..]), _receiveId, StringComparison.Ordinal))
        {
            throw new CallbackCryptoException(-40005, "receiver does not match");
        }

        return Encoding.UTF8.GetString(rest[..(int)length]);
    }

    private Aes OpenAes()
    {
        var aes = Aes.Create();
        aes.Key = _key;
        return aes;
    }

    private static byte[] DecodeKey(string encodingAesKey)
    {
        if (encodingAesKey.Length != KeyCharacters || !encodingAesKey.All(char.IsAsciiLetterOrDigit))
        {
            throw new CallbackCryptoException(-40004, "the key is not 43 letters and digits");
        }

        // Convert ignores the two trailing bits; stricter decoders refuse three keys in four.
        return Convert.FromBase64String(encodingAesKey + "=");
    }

#pragma warning disable CA5350 // The platform's protocol prescribes SHA-1.
    private static byte[] Sha1(byte[] data) => SHA1.HashData(data);
#pragma warning restore CA5350
}
