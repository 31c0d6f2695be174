// Sends messages to the persons of one channel.
using GridBot.Notices;

namespace GridBot.Channels.Platform;

/// <summary>The way to persons through one channel.</summary>
public interface IPersonChannel
{
    /// <summary>Name of the channel: the beginning of a target, before the colon.</summary>
    string Channel { get; }

    /// <summary>Messages the platform will count for this row, see <see cref="ISender.CountPosts"/>.</summary>
    int CountPosts(OutboxItem item);

    /// <summary>Makes one attempt, see <see cref="ISender.SendAsync"/>.</summary>
    Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken);
}
