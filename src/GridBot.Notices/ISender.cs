// Sends outbox rows of one kind; implemented by the channels.
namespace GridBot.Notices;

/// <summary>A sender of one kind of outbox rows.</summary>
public interface ISender
{
    OutboxKind Kind { get; }

    /// <summary>
    /// Messages the platform will count for this row: more than one when the sender must split it. The rate budget is asked for so many before the row is sent.
    /// </summary>
    int CountPosts(OutboxItem item) => 1;

    /// <summary>Most bytes (UTF-8) of one post to a target that may tell several rows at once; 0 when rows of this kind always go out alone.</summary>
    int DigestBytes(string target) => 0;

    /// <summary>Makes one attempt. Never throws for a platform or network fault: those are results. Cancellation throws.</summary>
    Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken);
}
