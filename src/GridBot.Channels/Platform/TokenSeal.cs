// Seals access tokens with a key that only who knows the application's secret has.
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Channels.Platform;

/// <summary>AES-GCM with a key derived from the secret (HKDF-SHA256). Whoever reads the shelf, a back-up of it included, learns neither the token nor which application it belongs to.</summary>
public sealed class TokenSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int NameBytes = 16;
    private const int KeyBytes = 32;

    private readonly byte[] key;
    private readonly byte[] name;

    /// <param name="app">Whose tokens are sealed.</param>
    public TokenSeal(AppCredentials app)
    {
        name = Derive(app, "GridBot access token, name", NameBytes);
        key = Derive(app, "GridBot access token, key", KeyBytes);
        Name = Convert.ToHexStringLower(name);
    }

    /// <summary>What the application is called on the shelf. A new secret gives another name: the old token is not found any more.</summary>
    public string Name { get; }

    /// <summary>Seals a token; never twice to the same text.</summary>
    public string Seal(Secret token, Random random)
    {
        var plain = Encoding.UTF8.GetBytes(token.Reveal());
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        lock (random)
        {
            random.NextBytes(nonce);
        }

        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length), name);
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>The token; null for what was not sealed with this key, or was changed since.</summary>
    public Secret? Open(string text)
    {
        var sealedBytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, sealedBytes, out var length) || length <= NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length, TagBytes), plain, name);
            return new Secret(Encoding.UTF8.GetString(plain));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Derive(AppCredentials app, string use, int bytes)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(app.Secret.Reveal()), bytes, Encoding.UTF8.GetBytes(app.Id), Encoding.UTF8.GetBytes(use));
}
