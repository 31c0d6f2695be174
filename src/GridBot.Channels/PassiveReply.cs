// What is said in the answer to a callback.
namespace GridBot.Channels;

/// <summary>The reply that travels in the HTTP answer.</summary>
public abstract record PassiveReply
{
    /// <summary>Nothing: an empty body, or the platform's word for it, with status 200. The platform is content; an answer may follow through the send API.</summary>
    public sealed record None : PassiveReply;

    /// <summary>
    /// A text. At most 2048 bytes arrive, so a longer one is cut at a grapheme border with an ellipsis: callers that must not lose words split first and send the rest through the outbox.
    /// </summary>
    public sealed record Text(string Content) : PassiveReply
    {
        /// <summary>Without the words.</summary>
        public override string ToString() => nameof(Text);
    }

    /// <summary>The tapped card's buttons become one grey button with this text. Only as the answer to a card tap; to anything else it is as good as nothing.</summary>
    public sealed record UpdateButton(string ReplaceName) : PassiveReply;
}
