// Hands messages to persons over to the channel they are reached through.
using System.Collections.Frozen;
using GridBot.Channels.Platform;
using GridBot.Notices;

namespace GridBot.Channels;

/// <summary>The sender of <see cref="OutboxKind.PersonMessage"/> rows. A target of a channel that is not there is never sent to.</summary>
public sealed class PersonSender(IEnumerable<IPersonChannel> channels) : ISender
{
    private readonly FrozenDictionary<string, IPersonChannel> channels = channels.ToFrozenDictionary(channel => channel.Channel, StringComparer.Ordinal);

    public OutboxKind Kind => OutboxKind.PersonMessage;

    public int CountPosts(OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Find(item)?.CountPosts(item) ?? 1;
    }

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Find(item) is { } channel ? await channel.SendAsync(item, cancellationToken) : new SendResult.Never("channel");
    }

    private IPersonChannel? Find(OutboxItem item) => channels.GetValueOrDefault(ChannelTarget.ChannelOf(item.Target));
}
