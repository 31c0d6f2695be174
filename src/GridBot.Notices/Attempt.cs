// One attempt: send, decide what becomes of the row, record it.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

/// <summary>Makes attempts on leased rows. Never throws.</summary>
internal sealed class Attempt(
    ISender sender, IOutboxStore outbox, string owner, DispatchOptions options, TimeProvider timeProvider, RetryPlan plan, DispatchMeter meter, ILogger logger)
{
    private static readonly TimeSpan RecordPause = TimeSpan.FromMilliseconds(500);

    private readonly Lock planTurn = new();

    /// <summary>Sends the row and records the result. When <paramref name="breakOff"/> comes first, nothing is recorded and the lease is left to be released.</summary>
    public async Task RunAsync(OutboxItem item, DateTimeOffset leaseEnd, CancellationToken breakOff)
    {
        var started = timeProvider.GetUtcNow();
        if (started + options.SendWithin > leaseEnd)
        {
            // The process was paused since it took the lease: by the time this was sent, somebody else might send it too.
            meter.LostLease(sender.Kind);
            DispatchLog.LeaseLost(logger, item.Id, sender.Kind);
            return;
        }

        var result = await SendAsync(item, breakOff);
        if (result is null)
        {
            return;
        }

        var now = timeProvider.GetUtcNow();
        meter.Attempted(sender.Kind, result, now - started);
        Fate fate;
        lock (planTurn)
        {
            fate = plan.Decide(item, result, now);
        }

        Tell(item, result, fate, now);
        await RecordAsync(item, result, fate, now, leaseEnd, breakOff);
    }

    // Null when the stop broke the attempt off.
    private async Task<SendResult?> SendAsync(OutboxItem item, CancellationToken breakOff)
    {
        using var timer = new CancellationTokenSource(options.SendWithin, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, breakOff);
        try
        {
            return await sender.SendAsync(item, either.Token);
        }
        catch (OperationCanceledException) when (breakOff.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return new SendResult.Again("time-out");
        }
        catch (Exception error)
        {
            // Senders answer with results: an exception is a fault in the sender. Its message may hold content, so only its type is told.
            DispatchLog.SenderFault(logger, item.Id, sender.Kind, error.GetType().Name);
            return new SendResult.Again("fault");
        }
    }

    private void Tell(OutboxItem item, SendResult result, Fate fate, DateTimeOffset now)
    {
        if (fate is Fate.Done)
        {
            meter.Delivered(sender.Kind, now - (item.FirstDueAt ?? item.DueAt));
            return;
        }

        if (result is SendResult.Misconfigured)
        {
            DispatchLog.Misconfigured(logger, item.Id, sender.Kind, result.Reason, result.Code);
        }

        if (fate is Fate.ParkFor park)
        {
            meter.Parked(sender.Kind, park.Reason);
            DispatchLog.Parked(logger, item.Id, sender.Kind, park.Reason, result.Reason, result.Code);
        }
        else
        {
            DispatchLog.Retried(logger, item.Id, sender.Kind, result.Reason, result.Code, item.Attempts + 1);
        }
    }

    // An unrecorded send would be repeated, so a store that is busy is asked again until the lease is over.
    private async Task RecordAsync(OutboxItem item, SendResult result, Fate fate, DateTimeOffset now, DateTimeOffset leaseEnd, CancellationToken breakOff)
    {
        while (true)
        {
            try
            {
                var kept = fate switch
                {
                    Fate.RetryAt retry => await outbox.RetryAsync(item, owner, now, retry.DueAt, result, CancellationToken.None),
                    Fate.ParkFor park => await outbox.ParkAsync(item, owner, now, park.Reason, result, CancellationToken.None),
                    _ => await outbox.CompleteAsync(item, owner, now, result, CancellationToken.None),
                };
                if (!kept)
                {
                    meter.LostLease(sender.Kind);
                    DispatchLog.LeaseLost(logger, item.Id, sender.Kind);
                }

                return;
            }
            catch (Exception error)
            {
                DispatchLog.OutboxFault(logger, sender.Kind, error.GetType().Name);
            }

            if (breakOff.IsCancellationRequested || timeProvider.GetUtcNow() + RecordPause >= leaseEnd)
            {
                return;
            }

            await Task.Delay(RecordPause, timeProvider, CancellationToken.None);
        }
    }
}
