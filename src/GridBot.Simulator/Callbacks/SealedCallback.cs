// One encrypted and signed delivery, ready to post.
using System.Globalization;
using GridBot.Simulator.Crypto;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Callbacks;

/// <summary>Query and body of a POST.</summary>
public sealed record SealedCallback(string Signature, string Timestamp, string Nonce, string Body)
{
    /// <summary>What the platform adds to the callback's address.</summary>
    public string Query => $"msg_signature={Signature}&timestamp={Timestamp}&nonce={Nonce}";

    /// <summary>Encrypts an inner XML, bent by a trick.</summary>
    public static SealedCallback Seal(string inner, CallbackTrick trick, SimulatorOptions options, CallbackCipher cipher, CallbackXml xml, SeededDraw draw, DateTimeOffset now)
    {
        var receiver = trick == CallbackTrick.ForeignCorpId
            ? new CallbackCipher(options.CallbackToken, options.EncodingAesKey, "ww0000000000000000")
            : cipher;
        var encrypt = Bend(receiver.Encrypt(inner, draw.Bytes(16)), trick, draw);
        var at = trick == CallbackTrick.OldTimestamp ? now.AddDays(-2) : now;
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = draw.Nonce();
        var signer = trick == CallbackTrick.BadSignature
            ? new CallbackCipher(draw.Word(16), options.EncodingAesKey, options.CorpId)
            : cipher;
        return new SealedCallback(signer.Sign(timestamp, nonce, encrypt), timestamp, nonce, trick == CallbackTrick.PlainPost ? inner : xml.WriteEnvelope(options, encrypt, trick));
    }

    /// <summary>What a trick makes of an encrypted text.</summary>
    internal static string Bend(string encrypt, CallbackTrick trick, SeededDraw draw) => trick switch
    {
        CallbackTrick.BrokenBase64 => "*" + encrypt[1..],
        CallbackTrick.TruncatedCipher => Convert.ToBase64String(Convert.FromBase64String(encrypt).AsSpan()[..^7]),
        CallbackTrick.BrokenPadding => Convert.ToBase64String(draw.Bytes(96)),
        _ => encrypt,
    };
}
