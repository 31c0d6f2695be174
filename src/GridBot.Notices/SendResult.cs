// What a sender answers: sent, again (when), or never, each with a short reason.
namespace GridBot.Notices;

/// <summary>
/// The outcome of one attempt. <see cref="Reason"/> comes from a short list ("ok", "busy", "rate", "time-out", "token", "recipient", "content", …) and becomes a metric label;
/// <see cref="Code"/> is the platform's own code, 0 when there is none.
/// </summary>
public abstract record SendResult(string Reason, int Code)
{
    /// <summary>The platform said yes (errcode 0), nothing less.</summary>
    public sealed record Sent(string PlatformId = "") : SendResult("ok", 0);

    /// <summary>Not sent; trying again may help, not before <paramref name="After"/> from now (null: the dispatcher's own back-off).</summary>
    public sealed record Again(string Reason, int Code = 0, TimeSpan? After = null) : SendResult(Reason, Code);

    /// <summary>Trying again cannot help: the row is parked with the reason.</summary>
    public sealed record Never(string Reason, int Code = 0) : SendResult(Reason, Code);

    /// <summary>
    /// The configuration is at fault (secret, trusted address, removed robot): the row is parked and the operator must act; all parked ones go out when it is mended.
    /// </summary>
    public sealed record Misconfigured(string Reason, int Code = 0) : SendResult(Reason, Code);
}
