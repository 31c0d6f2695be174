// One attempt: send, decide what becomes of the row, record it.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

/// <summary>Makes attempts on leased rows. Never throws.</summary>
internal sealed class Attempt(
    ISender sender, RecordQueue records, DispatchOptions options, TimeProvider timeProvider, RetryPlan plan, LookPlan looks, DispatchMeter meter, Action faultChanged, ILogger logger)
{
    private static readonly TimeSpan RecordPause = TimeSpan.FromMilliseconds(500);

    private readonly Lock planTurn = new();

    /// <summary>Sends the post and records the result with all its rows. When <paramref name="breakOff"/> comes first, nothing is recorded and the leases are left to be released.</summary>
    public async Task RunAsync(Post post, DateTimeOffset leaseEnd, CancellationToken breakOff)
    {
        var item = post.Item;
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
        IReadOnlyList<RowFate> fates;
        lock (planTurn)
        {
            fates = plan.Decide(post.Rows, result, now);
        }

        Tell(fates, result, now);
        await RecordAsync(new Attempted(fates, now, result), leaseEnd, breakOff);
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

    private void Tell(IReadOnlyList<RowFate> fates, SendResult result, DateTimeOffset now)
    {
        if (sender.Kind == OutboxKind.GroupNotice && result is SendResult.Sent)
        {
            meter.Gathered(fates.Count);
        }

        if (fates.Count > 1 && result is SendResult.Never)
        {
            DispatchLog.DigestRefused(logger, fates.Count, result.Reason, result.Code);
        }

        foreach (var (item, fate) in fates)
        {
            Tell(item, result, fate, now);
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
    private async Task RecordAsync(Attempted attempt, DateTimeOffset leaseEnd, CancellationToken breakOff)
    {
        for (var alone = false; ; alone = true)
        {
            try
            {
                Follow(attempt, await records.WriteAsync(attempt, alone));
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

    private void Follow(Attempted attempt, Recorded recorded)
    {
        if (recorded.Kept < attempt.Rows.Count)
        {
            meter.LostLease(sender.Kind);
            DispatchLog.LeaseLost(logger, attempt.Rows[0].Item.Id, sender.Kind);
        }

        foreach (var row in attempt.Rows)
        {
            if (row.Fate is Fate.RetryAt retry)
            {
                looks.Expect(retry.DueAt, attempt.EndedAt);
            }
        }

        if (recorded.FaultChanged)
        {
            faultChanged();

            // What waited behind a mended fault is due now.
            looks.Ask();
        }
    }
}
