// Holds what the bot sent to persons until they read it.
using System.Collections.Concurrent;
using System.Threading.Channels;
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Service;

/// <summary>One mailbox a person.</summary>
internal sealed class Mailboxes(TimeProvider time)
{
    /// <summary>An answer that takes longer counts as lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Channel<Asked>> boxes = new(StringComparer.OrdinalIgnoreCase);

    public void Deliver(string user, Asked asked) => Box(user).Writer.TryWrite(asked);

    /// <summary>The next message to a person; null when none came in time.</summary>
    public async Task<Asked?> ReadAsync(string user, CancellationToken cancellationToken)
    {
        try
        {
            return await Box(user).Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Close(string user) => boxes.TryRemove(user, out _);

    private Channel<Asked> Box(string user) => boxes.GetOrAdd(user, static _ => Channel.CreateUnbounded<Asked>());
}
