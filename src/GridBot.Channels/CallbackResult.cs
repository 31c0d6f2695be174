// What became of a callback: refused, an echo to give back, or a message.
namespace GridBot.Channels;

/// <summary>The outcome of decoding a callback; bad input is a result, never an exception.</summary>
public abstract record CallbackResult
{
    /// <summary>Answer with the status and log the reason, nothing else.</summary>
    /// <param name="HttpStatus">400 (malformed) or 403 (not from the platform, or not for us).</param>
    /// <param name="Reason">One word of a short list: "query", "size", "xml", "key", "base64", "cipher", "buffer", "timestamp", "signature", "receiver", "mode", "sender". Fit for a metric label.</param>
    public sealed record Refused(int HttpStatus, string Reason) : CallbackResult;

    /// <summary>The address is verified: answer 200 with exactly this text, UTF-8, no quotes, no line break.</summary>
    public sealed record Echo(string Plaintext) : CallbackResult;

    /// <summary>A genuine message or event.</summary>
    public sealed record Message(InboundMessage Inbound) : CallbackResult;
}
