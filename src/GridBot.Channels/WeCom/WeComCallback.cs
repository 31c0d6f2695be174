// Verifies, decrypts and answers what WeCom sends to the callback address.
using System.Globalization;
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.Text;
using GridBot.Channels.Xml;

namespace GridBot.Channels.WeCom;

/// <summary>The query of a callback, each value decoded once from its URL form; null when it was not there.</summary>
public sealed record CallbackQuery(string? MsgSignature, string? Timestamp, string? Nonce, string? EchoStr = null);

/// <summary>The callback channel. Holds no state: a replay is recognised by the message's key, in the turn's transaction.</summary>
public sealed class WeComCallback(WeComOptions options, TimeProvider time, Random random)
{
    /// <summary>Name of this channel in a person's address.</summary>
    public const string Channel = WeComInbound.Channel;

    /// <summary>Bytes of a callback's body at most (source: the contract).</summary>
    public const int MaxBodyBytes = SafeXml.MaxBytes;

    /// <summary>Bytes of a passive text reply; the platform cuts what is beyond, in the middle of a character if need be.</summary>
    public const int MaxReplyTextBytes = 2048;

    private const int BadRequest = 400;
    private const int Forbidden = 403;

    private readonly CallbackCipher cipher = new(options.CallbackToken, options.EncodingAesKey, options.CorpId, random);

    /// <summary>Answers the platform's check of the address: an <see cref="CallbackResult.Echo"/> or a refusal.</summary>
    public CallbackResult VerifyUrl(CallbackQuery query)
    {
        if (string.IsNullOrEmpty(query.EchoStr))
        {
            return new CallbackResult.Refused(BadRequest, "query");
        }

        return Open(query, query.EchoStr, out var plain) is { } refused ? refused : new CallbackResult.Echo(Encoding.UTF8.GetString(plain.Span));
    }

    /// <summary>Decodes a message or event: a <see cref="CallbackResult.Message"/> or a refusal. Never throws for bad input.</summary>
    public CallbackResult Decode(CallbackQuery query, ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxBodyBytes)
        {
            return new CallbackResult.Refused(BadRequest, "size");
        }

        // What is not worth parsing is refused first; the signature is over a text inside the body, so the envelope must be read before it can be checked.
        if (CheckQuery(query) is { } refused)
        {
            return refused;
        }

        var encrypt = SafeXml.Parse(body)?.Value("Encrypt") ?? "";
        if (encrypt.Length == 0)
        {
            return new CallbackResult.Refused(BadRequest, "xml");
        }

        if (Open(query, encrypt, out var plain) is { } notOpened)
        {
            return notOpened;
        }

        return SafeXml.Parse(plain.Span) is { } inner
            ? new CallbackResult.Message(WeComInbound.Read(inner, options.CorpId, time.GetUtcNow()))
            : new CallbackResult.Refused(BadRequest, "xml");
    }

    /// <summary>The encrypted body of an answer; empty when there is nothing to say. Text beyond <see cref="MaxReplyTextBytes"/> is cut, so callers split first.</summary>
    public string EncodeReply(PassiveReply reply, InboundMessage message)
    {
        var inner = WeComReply.Write(reply, message, options.CorpId, time.GetUtcNow());
        if (inner.Length == 0)
        {
            return "";
        }

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

    private CallbackResult.Refused? CheckQuery(CallbackQuery query)
    {
        if (string.IsNullOrEmpty(query.MsgSignature) || string.IsNullOrEmpty(query.Timestamp) || string.IsNullOrEmpty(query.Nonce)
            || !long.TryParse(query.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return new CallbackResult.Refused(BadRequest, "query");
        }

        // Compared as doubles: any 64-bit number may stand in a query.
        var distance = Math.Abs((double)seconds - time.GetUtcNow().ToUnixTimeSeconds());
        return distance > options.CallbackWindow.TotalSeconds ? new CallbackResult.Refused(Forbidden, "timestamp") : null;
    }

    private CallbackResult.Refused? Open(CallbackQuery query, string encrypt, out ReadOnlyMemory<byte> plain)
    {
        plain = default;
        if (CheckQuery(query) is { } refused)
        {
            return refused;
        }

        var result = cipher.Decrypt(query.MsgSignature!, query.Timestamp!, query.Nonce!, encrypt);
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

    private string DrawNonce()
    {
        lock (random)
        {
            return random.NextInt64(1_000_000_000, 10_000_000_000).ToString(CultureInfo.InvariantCulture);
        }
    }
}
