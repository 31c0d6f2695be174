// The public-account platform's callbacks in their three modes.
using System.Globalization;
using System.Xml.Linq;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.Crypto;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Callbacks of one account (消息加解密说明). The address always carries <c>signature</c> and <c>openid</c>, beside an encrypted text also <c>msg_signature</c>.</summary>
internal sealed class AccountCallbacks : ICallbackProtocol
{
    private const string ForeignAppId = "wx0000000000000000";

    private readonly PublicAccountOptions _options;
    private readonly TimeProvider _clock;
    private readonly SeededDraw _draw;
    private readonly CallbackCipher _cipher;
    private readonly CallbackXml _xml;
    private readonly AccountReplyReader _reader;

    /// <summary>Callbacks of the account.</summary>
    public AccountCallbacks(PublicAccountOptions options, TimeProvider clock, SeededDraw draw, MediaShelf media)
    {
        _options = options;
        _clock = clock;
        _draw = draw;
        _cipher = new CallbackCipher(options.CallbackToken, options.EncodingAesKey, options.AppId);
        _xml = new CallbackXml(draw);
        _reader = new AccountReplyReader(options, _cipher, media);
        var limits = options.Limits;
        Pace = new CallbackPace(limits.CallbackTimeout, limits.UrlCheckTimeout, limits.CallbackAttempts - 1, limits.CallbackRetryGap, options.SameBytesOnRetry);
    }

    /// <inheritdoc />
    public CallbackPace Pace { get; }

    /// <inheritdoc />
    public string WriteInner(CallbackMessage message, CallbackTrick trick) => _xml.WriteInner(message, trick);

    /// <inheritdoc />
    public CallbackPost Seal(string inner, CallbackMessage message, CallbackTrick trick)
    {
        var at = trick == CallbackTrick.OldTimestamp ? _clock.GetUtcNow().AddDays(-2) : _clock.GetUtcNow();
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = _draw.Nonce();
        var signer = trick == CallbackTrick.BadSignature ? new CallbackCipher(_draw.Word(16), _options.EncodingAesKey, _options.AppId) : _cipher;
        var address = $"signature={signer.SignAddress(timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid={message.UserId}";
        if (_options.Mode == PublicAccountMode.Plain || trick == CallbackTrick.PlainPost)
        {
            return new CallbackPost(address, Bend(inner, trick));
        }

        var receiver = trick == CallbackTrick.ForeignCorpId ? new CallbackCipher(_options.CallbackToken, _options.EncodingAesKey, ForeignAppId) : _cipher;
        var encrypt = SealedCallback.Bend(receiver.Encrypt(inner, _draw.Bytes(16)), trick, _draw);
        return new CallbackPost(
            $"{address}&encrypt_type=aes&msg_signature={signer.Sign(timestamp, nonce, encrypt)}",
            _xml.WriteEnvelope(Elements(message, encrypt), trick));
    }

    /// <inheritdoc />
    public UrlQuestion AskEcho()
    {
        var echo = _draw.Number().ToString(CultureInfo.InvariantCulture);
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = _draw.Nonce();
        return new UrlQuestion($"signature={_cipher.SignAddress(timestamp, nonce)}&echostr={echo}&timestamp={timestamp}&nonce={nonce}", echo);
    }

    /// <inheritdoc />
    public PassiveReply? Read(string body, CallbackMessage trigger) => _reader.Read(body, trigger);

    private XElement[] Elements(CallbackMessage message, string encrypt)
    {
        var text = CallbackMessage.Text("Encrypt", encrypt);
        return _options.Mode == PublicAccountMode.Compatible
            ? [.. message.Elements.Select(element => new XElement(element)), text]
            : [CallbackMessage.Text("ToUserName", _options.OriginalId), text];
    }

    /// <summary>What the tricks of the envelope are for an unencrypted body.</summary>
    private static string Bend(string inner, CallbackTrick trick) => trick == CallbackTrick.MalformedEnvelope ? inner[..^12] : inner;
}
