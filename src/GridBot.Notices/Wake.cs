// Wakes a waiting worker: by a signal, or when a time has come.
using System.Threading.Channels;

namespace GridBot.Notices;

/// <summary>A signal that is remembered once when nobody waits. One waiter at a time.</summary>
internal sealed class Wake(TimeProvider timeProvider)
{
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Signal() => signals.Writer.TryWrite(true);

    /// <summary>Returns at a signal or after <paramref name="delay"/>; throws when cancelled.</summary>
    public async Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(delay, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time has come.
        }
    }
}
