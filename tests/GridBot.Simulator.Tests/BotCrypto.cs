// The stub bot's own crypto, written apart from the simulator's so that a shared error shows.
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Simulator.Tests;

/// <summary>The application's side of the callback crypto, for a corporation or a public account.</summary>
internal sealed class BotCrypto(string token, string encodingAesKey, string receiver)
{
    private readonly byte[] _key = Convert.FromBase64String(encodingAesKey + "=");

    public string Sign(string timestamp, string nonce, string encrypt)
    {
        var joined = string.Join("", new List<string> { token, timestamp, nonce, encrypt }.Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // The platform's protocol prescribes SHA-1.
        return Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(joined))).ToLowerInvariant();
#pragma warning restore CA5350
    }

    /// <summary>The text, or null when the signature, the padding or the receiver is wrong.</summary>
    public string? Open(string signature, string timestamp, string nonce, string encrypt)
    {
        if (Sign(timestamp, nonce, encrypt) != signature)
        {
            return null;
        }

        byte[] plain;
        try
        {
            using var aes = OpenAes();
            using var decryptor = aes.CreateDecryptor();
            var cipher = Convert.FromBase64String(encrypt);
            plain = decryptor.TransformFinalBlock(cipher, 0, cipher.Length);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }

        var pad = plain[^1];
        var length = (plain[16] << 24) | (plain[17] << 16) | (plain[18] << 8) | plain[19];
        if (pad is 0 or > 32 || length < 0 || 20 + length > plain.Length - pad || Encoding.UTF8.GetString(plain, 20 + length, plain.Length - pad - 20 - length) != receiver)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain, 20, length);
    }

    public string Seal(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        using var plain = new MemoryStream();
        plain.Write("0123456789abcdef"u8);
        plain.Write([(byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length]);
        plain.Write(body);
        plain.Write(Encoding.UTF8.GetBytes(receiver));
        var pad = 32 - ((int)plain.Length % 32);
        plain.Write(Enumerable.Repeat((byte)pad, pad).ToArray());
        using var aes = OpenAes();
        using var encryptor = aes.CreateEncryptor();
        return Convert.ToBase64String(encryptor.TransformFinalBlock(plain.ToArray(), 0, (int)plain.Length));
    }

    private Aes OpenAes()
    {
        var aes = Aes.Create();
        aes.Mode = CipherMode.CBC;
        aes.Padding = PaddingMode.None;
        aes.Key = _key;
        aes.IV = _key[..16];
        return aes;
    }
}
