// What a sender answers: sent, again (when), when the person writes, or never, each with a short reason.
namespace GridBot.Notices;

/// <summary>
/// The outcome of one attempt. <see cref="Reason"/> comes from a short list ("ok", "busy", "rate", "time-out", "token", "recipient", "content", …) and becomes a metric label;
/// <see cref="Code"/> is the platform's own code, 0 when there is none.
/// </summary>
public abstract record SendResult(string Reason, int Code)
{
    /// <summary>Parts of a split message that the same attempt sent before the one that failed; the platform counted them.</summary>
    public int Earlier { get; init; }

    /// <summary>Messages the platform may have counted for the attempt; budgets are reckoned with these.</summary>
    public int Counted => this switch
    {
        Sent sent => sent.Posts,
        // What is refused for want of a window is not counted.
        AwaitsPerson => Earlier,
        _ => Earlier + 1,
    };

    /// <summary>The platform said yes (errcode 0), nothing less.</summary>
    /// <param name="PlatformId">The platform's id of the message; empty when it gives none.</param>
    /// <param name="Posts">Messages the platform counted for it: more than one when a long notice was split. Rate budgets count posts.</param>
    public sealed record Sent(string PlatformId = "", int Posts = 1) : SendResult("ok", 0)
    {
        /// <summary>The code with which the card that was sent can be changed later; empty when none was sent, or it cannot.</summary>
        public string ResponseCode { get; init; } = "";
    }

    /// <summary>Not sent; trying again may help, not before <paramref name="After"/> from now (null: the dispatcher's own back-off).</summary>
    public sealed record Again(string Reason, int Code = 0, TimeSpan? After = null) : SendResult(Reason, Code);

    /// <summary>
    /// Not sent: the platform lets nothing through to this person until the person writes again. The row waits for that; whoever learns that the person wrote makes it due.
    /// </summary>
    public sealed record AwaitsPerson(string Reason = AwaitsPerson.Window, int Code = 0) : SendResult(Reason, Code)
    {
        /// <summary>The time, or the number of messages, that the person's last message opened is used up. Rows that wait have this as their last reason, and are parked with it.</summary>
        public const string Window = "window";
    }

    /// <summary>Trying again cannot help: the row is parked with the reason.</summary>
    public sealed record Never(string Reason, int Code = 0) : SendResult(Reason, Code);

    /// <summary>
    /// The configuration is at fault (secret, trusted address, removed robot): the operator must act. The row is tried again at a slow pace, so that it goes out soon after
    /// the fault is mended, and is parked when its time is over. The outbox's status counts such rows.
    /// </summary>
    public sealed record Misconfigured(string Reason, int Code = 0) : SendResult(Reason, Code);
}
