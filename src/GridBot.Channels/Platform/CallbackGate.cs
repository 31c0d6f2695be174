// The gate of a callback channel: time window, signature, decryption; and the way back.
using System.Globalization;
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.Xml;

namespace GridBot.Channels.Platform;

/// <summary>What all callbacks are checked for. Bad input is a refusal, never an exception.</summary>
/// <param name="ciphers">The keys in use: the first one seals; during a change of keys the others still open.</param>
/// <param name="window">How far a timestamp may be from our clock, either way.</param>
/// <param name="time">Source of the time.</param>
/// <param name="random">Source of nonces; locked while it is used.</param>
internal sealed class CallbackGate(IReadOnlyList<CallbackCipher> ciphers, TimeSpan window, TimeProvider time, Random random)
{
    public const int BadRequest = 400;
    public const int Forbidden = 403;

    /// <summary>Whether all is there, and the time is near ours.</summary>
    public CallbackResult.Refused? CheckQuery(string? signature, string? timestamp, string? nonce)
    {
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(nonce)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return new CallbackResult.Refused(BadRequest, "query");
        }

        // Compared as doubles: any 64-bit number may stand in a query.
        var distance = Math.Abs((double)seconds - time.GetUtcNow().ToUnixTimeSeconds());
        return distance > window.TotalSeconds ? new CallbackResult.Refused(Forbidden, "timestamp") : null;
    }

    /// <summary>Checks and opens the cipher text of a query's message.</summary>
    public CallbackResult.Refused? Open(CallbackQuery query, string encrypt, out ReadOnlyMemory<byte> plain)
    {
        plain = default;
        if (CheckQuery(query.MsgSignature, query.Timestamp, query.Nonce) is { } refused)
        {
            return refused;
        }

        var result = ciphers[0].Decrypt(query.MsgSignature!, query.Timestamp!, query.Nonce!, encrypt);

        // The signature does not depend on the key, so another key cannot mend it; it was checked unless the first key is none.
        for (var i = 1; i < ciphers.Count && !result.IsOk && result.Reason is not (CipherReason.SignatureMismatch or CipherReason.IllegalKey); i++)
        {
            result = ciphers[i].Decrypt(encrypt) is { IsOk: true } opened ? opened : result;
        }

        plain = result.Plain;
        return result.Reason switch
        {
            CipherReason.Ok => null,
            CipherReason.SignatureMismatch => new(Forbidden, "signature"),
            CipherReason.ReceiverMismatch => new(Forbidden, "receiver"),
            CipherReason.IllegalKey => new(Forbidden, "key"),
            CipherReason.Base64Unreadable => new(BadRequest, "base64"),
            CipherReason.DecryptFailed => new(BadRequest, "cipher"),
            _ => new(BadRequest, "buffer"),
        };
    }

    /// <summary>The envelope of a reply: encrypted and signed with the current key.</summary>
    public string Seal(string inner)
    {
        var cipher = ciphers[0];
        var encrypt = cipher.Encrypt(Encoding.UTF8.GetBytes(inner));
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = DrawNonce();
        return CleanXml.Write(xml =>
        {
            xml.WriteCDataElement("Encrypt", encrypt);
            xml.WriteCDataElement("MsgSignature", cipher.Sign(timestamp, nonce, encrypt));
            xml.WriteElementString("TimeStamp", timestamp);
            xml.WriteCDataElement("Nonce", nonce);
        });
    }

    private string DrawNonce()
    {
        lock (random)
        {
            return random.NextInt64(1_000_000_000, 10_000_000_000).ToString(CultureInfo.InvariantCulture);
        }
    }
}
