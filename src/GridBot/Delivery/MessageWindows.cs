// Tells the public account's channel how much may still be said to a person.
using GridBot.Channels.OfficialAccount;
using GridBot.Storage;

namespace GridBot.Delivery;

/// <summary>The windows of the channel on the store of the database; neither knows of the other.</summary>
internal sealed class MessageWindows(MessageWindowStore store) : IMessageWindow
{
    public async Task<MessageWindow?> FindAsync(string target, CancellationToken cancellationToken)
        => await store.FindAsync(target, cancellationToken) is var (wroteAt, posts) ? new MessageWindow(wroteAt, posts) : null;
}
