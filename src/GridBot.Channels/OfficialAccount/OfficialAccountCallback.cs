// Verifies, decrypts and answers what the Official Account sends to the callback address.
using GridBot.Channels.Crypto;
using GridBot.Channels.Platform;
using GridBot.Channels.Xml;

namespace GridBot.Channels.OfficialAccount;

/// <summary>The callback channel. Holds no state: a replay is recognised by the message's key, in the turn's transaction. The data format is XML; JSON, which the console offers as well, is refused.</summary>
public sealed class OfficialAccountCallback : IPlatformCallback
{
    public string Name => Channel;

    public string Path => CallbackPath;

    public int BodyBytes => MaxBodyBytes;

    /// <summary>Path of the callback address (source: the contract).</summary>
    public const string CallbackPath = "/official-account/callback";

    /// <summary>Name of this channel in a person's address.</summary>
    public const string Channel = OfficialAccountInbound.Channel;

    /// <summary>Bytes of a callback's body at most (source: the contract).</summary>
    public const int MaxBodyBytes = SafeXml.MaxBytes;

    /// <summary>Bytes of a passive text reply.</summary>
    public const int MaxReplyTextBytes = ReplyXml.MaxTextBytes;

    /// <summary>What is answered when there is nothing to say. It needs no encryption (source: the platform's page on passive replies).</summary>
    public const string Acknowledged = "success";

    /// <summary>Characters of an echo at most; real ones have 19.</summary>
    private const int MaxEcho = 128;

    /// <summary>Characters of an openid or account id at most; real ones have 28 and 15.</summary>
    private const int MaxId = 64;

    private readonly OfficialAccountOptions options;
    private readonly TimeProvider time;
    private readonly CallbackGate gate;

    /// <param name="options">Settings of the channel.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="random">Source of nonces; safe for concurrent callers.</param>
    public OfficialAccountCallback(OfficialAccountOptions options, TimeProvider time, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.time = time;
        List<Secret> keys = [options.EncodingAesKey, .. options.PreviousEncodingAesKey.IsEmpty ? Array.Empty<Secret>() : [options.PreviousEncodingAesKey]];
        gate = new CallbackGate([.. keys.Select(key => new CallbackCipher(options.CallbackToken, key, options.AppId, random))], options.CallbackWindow, time, random);
    }

    /// <summary>Answers the platform's check of the address: an <see cref="CallbackResult.Echo"/> or a refusal. It is never encrypted; only letters and digits are given back, because any more would be a stranger's text.</summary>
    public CallbackResult VerifyUrl(CallbackQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.EchoStr is not { Length: > 0 and <= MaxEcho } echo || !echo.All(char.IsAsciiLetterOrDigit))
        {
            return new CallbackResult.Refused(CallbackGate.BadRequest, "query");
        }

        return CheckSignature(query) is { } refused ? refused : new CallbackResult.Echo(echo);
    }

    /// <summary>Decodes a message or event: a <see cref="CallbackResult.Message"/> or a refusal. Never throws for bad input.</summary>
    public CallbackResult Decode(CallbackQuery query, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (body.Length > MaxBodyBytes)
        {
            return new CallbackResult.Refused(CallbackGate.BadRequest, "size");
        }

        if (string.Equals(query.EncryptType, "aes", StringComparison.OrdinalIgnoreCase))
        {
            return DecodeEncrypted(query, body);
        }

        // A request may not choose how it is checked.
        return options.CallbackMode == OfficialAccountMode.Safe ? new CallbackResult.Refused(CallbackGate.Forbidden, "mode") : DecodePlain(query, body);
    }

    /// <summary>
    /// The body of the answer to a message: "success" when there is nothing to say, else XML, encrypted when the message was. Text beyond <see cref="MaxReplyTextBytes"/> is cut, so callers split first.
    /// </summary>
    public string EncodeReply(PassiveReply reply, InboundMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (reply is not PassiveReply.Text { Content.Length: > 0 } text)
        {
            return Acknowledged;
        }

        var inner = ReplyXml.WriteText(text.Content, message.PlatformUserId, message.AgentId, time.GetUtcNow());
        return message.IsEncrypted || options.CallbackMode == OfficialAccountMode.Safe ? gate.Seal(inner) : inner;
    }

    private CallbackResult DecodeEncrypted(CallbackQuery query, ReadOnlySpan<byte> body)
    {
        if (options.CallbackMode == OfficialAccountMode.Plain && options.EncodingAesKey.IsEmpty)
        {
            return new CallbackResult.Refused(CallbackGate.Forbidden, "mode");
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

        // In compatible mode the same stands beside it in the clear: nothing of that is looked at, because nobody signed it.
        if (gate.Open(query, encrypt, out var plain) is { } notOpened)
        {
            return notOpened;
        }

        return SafeXml.Parse(plain.Span) is { } inner
            ? new CallbackResult.Message(OfficialAccountInbound.Read(inner, options.AppId, isEncrypted: true, time.GetUtcNow()))
            : new CallbackResult.Refused(CallbackGate.BadRequest, "xml");
    }

    private CallbackResult DecodePlain(CallbackQuery query, ReadOnlySpan<byte> body)
    {
        if (CheckSignature(query) is { } refused)
        {
            return refused;
        }

        if (SafeXml.Parse(body) is not { } xml)
        {
            return new CallbackResult.Refused(CallbackGate.BadRequest, "xml");
        }

        // The body is not signed: at least it must be about whom the address names, and about somebody there can be.
        var sender = xml.Value("FromUserName");
        if (!IsId(sender) || !IsId(xml.Value("ToUserName")) || (!string.IsNullOrEmpty(query.OpenId) && query.OpenId != sender))
        {
            return new CallbackResult.Refused(CallbackGate.Forbidden, "sender");
        }

        return new CallbackResult.Message(OfficialAccountInbound.Read(xml, options.AppId, isEncrypted: false, time.GetUtcNow()));
    }

    private CallbackResult.Refused? CheckSignature(CallbackQuery query)
    {
        if (gate.CheckQuery(query.Signature, query.Timestamp, query.Nonce) is { } refused)
        {
            return refused;
        }

        return CallbackSignature.Matches(query.Signature!, options.CallbackToken.Reveal(), query.Timestamp!, query.Nonce!) ? null : new CallbackResult.Refused(CallbackGate.Forbidden, "signature");
    }

    private static bool IsId(string id) => id.Length is > 0 and <= MaxId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
