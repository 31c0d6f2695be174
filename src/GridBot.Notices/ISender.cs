// Sends outbox rows of one kind; implemented by the channels.
namespace GridBot.Notices;

/// <summary>A sender of one kind of outbox rows.</summary>
public interface ISender
{
    OutboxKind Kind { get; }

    /// <summary>Makes one attempt. Never throws for a platform or network fault: those are results. Cancellation throws.</summary>
    Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken);
}
