// The enterprise platform's callbacks: always encrypted, the echo too.
using System.Globalization;
using GridBot.Simulator.Crypto;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Callbacks;

/// <summary>Callbacks of one application (pages 90238 and 90930).</summary>
internal sealed class WeComCallbacks(SimulatorOptions options, TimeProvider clock, SeededDraw draw) : ICallbackProtocol
{
    private readonly CallbackCipher _cipher = new(options.CallbackToken, options.EncodingAesKey, options.CorpId);
    private readonly CallbackXml _xml = new(draw);

    /// <inheritdoc />
    public CallbackPace Pace { get; } = new(
        options.Limits.CallbackTimeout, options.Limits.UrlCheckTimeout, options.Limits.CallbackRetries, options.Limits.CallbackRetryGap, options.SameBytesOnRetry);

    /// <inheritdoc />
    public string WriteInner(CallbackMessage message, CallbackTrick trick) => _xml.WriteInner(message, trick);

    /// <inheritdoc />
    public CallbackPost Seal(string inner, CallbackMessage message, CallbackTrick trick)
    {
        var callback = SealedCallback.Seal(inner, trick, options, _cipher, _xml, draw, clock.GetUtcNow());
        return new CallbackPost(callback.Query, callback.Body);
    }

    /// <inheritdoc />
    public UrlQuestion AskEcho()
    {
        var echo = draw.Number().ToString(CultureInfo.InvariantCulture);
        var encrypt = _cipher.Encrypt(echo, draw.Bytes(16));
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = draw.Nonce();
        var callback = new SealedCallback(_cipher.Sign(timestamp, nonce, encrypt), timestamp, nonce, "");
        return new UrlQuestion($"{callback.Query}&echostr={Uri.EscapeDataString(encrypt)}", echo);
    }

    /// <inheritdoc />
    public PassiveReply Read(string body, CallbackMessage trigger) => new PassiveReplyReader(options, _cipher).Read(body, trigger);
}
