// Notices that the machine's clock was set back, and brings what was written ahead of it to the present.
using GridBot.Notices;
using GridBot.Storage;

namespace GridBot.Hosting;

/// <summary>
/// Compares the time of day with the time that has passed. A clock that jumps forward makes nothing wait; one that is set back would leave what was written meanwhile waiting for as long as it was ahead.
/// What the program before this one wrote is looked at once, at the start.
/// </summary>
internal sealed class ClockKeeper(OutboxClock outbox, OutboxDispatcher dispatcher, DispatchOptions options, TimeProvider time, ILogger<ClockKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var longestWait = new[] { options.BackOffTo, options.MisconfiguredEvery, options.GroupWindow }.Max();
        for (var isDue = true; ;)
        {
            var (clock, stamp) = (time.GetUtcNow(), time.GetTimestamp());
            try
            {
                if (isDue)
                {
                    isDue = !await TrySetRightAsync(clock, longestWait, stoppingToken);
                }

                await Task.Delay(options.PollEvery, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            isDue |= clock + time.GetElapsedTime(stamp) - time.GetUtcNow() > OutboxClock.Slack;
        }
    }

    /// <summary>False when the database could not be reached: it is tried again.</summary>
    private async Task<bool> TrySetRightAsync(DateTimeOffset now, TimeSpan longestWait, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await outbox.SetRightAsync(now, options.LeaseFor, longestWait, cancellationToken);
            if (rows > 0)
            {
                HostLog.ClockSetBack(logger, rows);
                dispatcher.Signal();
            }

            return true;
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            return false;
        }
    }
}
