// Verifies, decrypts and answers what WeCom sends to the callback address.
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.Platform;
using GridBot.Channels.Xml;

namespace GridBot.Channels.WeCom;

/// <summary>The callback channel. Holds no state: a replay is recognised by the message's key, in the turn's transaction.</summary>
public sealed class WeComCallback(WeComOptions options, TimeProvider time, Random random) : IPlatformCallback
{
    public string Name => Channel;

    public string Path => CallbackPath;

    public int BodyBytes => MaxBodyBytes;

    /// <summary>Path of the callback address (source: the contract).</summary>
    public const string CallbackPath = "/wecom/callback";

    /// <summary>Name of this channel in a person's address.</summary>
    public const string Channel = WeComInbound.Channel;

    /// <summary>Bytes of a callback's body at most (source: the contract).</summary>
    public const int MaxBodyBytes = SafeXml.MaxBytes;

    /// <summary>Bytes of a passive text reply; the platform cuts what is beyond, in the middle of a character if need be.</summary>
    public const int MaxReplyTextBytes = ReplyXml.MaxTextBytes;

    private readonly CallbackGate gate = new([new CallbackCipher(options.CallbackToken, options.EncodingAesKey, options.CorpId, random)], options.CallbackWindow, time, random);

    /// <summary>Answers the platform's check of the address: an <see cref="CallbackResult.Echo"/> or a refusal.</summary>
    public CallbackResult VerifyUrl(CallbackQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (string.IsNullOrEmpty(query.EchoStr))
        {
            return new CallbackResult.Refused(CallbackGate.BadRequest, "query");
        }

        return gate.Open(query, query.EchoStr, out var plain) is { } refused ? refused : new CallbackResult.Echo(Encoding.UTF8.GetString(plain.Span));
    }

    /// <summary>Decodes a message or event: a <see cref="CallbackResult.Message"/> or a refusal. Never throws for bad input.</summary>
    public CallbackResult Decode(CallbackQuery query, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (body.Length > MaxBodyBytes)
        {
            return new CallbackResult.Refused(CallbackGate.BadRequest, "size");
        }

        // What is not worth parsing is refused first; the signature is over a text inside the body, so the envelope must be read before it can be checked.
        if (gate.CheckQuery(query.MsgSignature, query.Timestamp, query.Nonce) is { } refused)
        {
            return refused;
        }

        var encrypt = SafeXml.Parse(body)?.Value("Encrypt") ?? "";
        if (encrypt.Length == 0)
        {
            return new CallbackResult.Refused(CallbackGate.BadRequest, "xml");
        }

        if (gate.Open(query, encrypt, out var plain) is { } notOpened)
        {
            return notOpened;
        }

        return SafeXml.Parse(plain.Span) is { } inner
            ? new CallbackResult.Message(WeComInbound.Read(inner, options.CorpId, time.GetUtcNow()))
            : new CallbackResult.Refused(CallbackGate.BadRequest, "xml");
    }

    /// <summary>The body of the answer to a message, encrypted and signed; empty when there is nothing to say. Text beyond <see cref="MaxReplyTextBytes"/> is cut, so callers split first.</summary>
    public string EncodeReply(PassiveReply reply, InboundMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var inner = WeComReply.Write(reply, message, options.CorpId, time.GetUtcNow());
        return inner.Length == 0 ? "" : gate.Seal(inner);
    }
}
