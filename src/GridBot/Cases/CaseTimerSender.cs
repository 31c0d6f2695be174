// Looks at what was planned to be looked at: cases whose time runs out, and the daily digest.
using System.Text.Json;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Cases;

/// <summary>
/// The "sender" of <see cref="OutboxKind.CaseTimer"/> rows: nothing goes out, but the case and what groups are told of it are written in one transaction. Done twice, after a crash between
/// that transaction and the end of the row, it finds that the case knows already.
/// </summary>
internal sealed class CaseTimerSender(ITurnStore store, DialogLibrary library, CaseEffectWriter effects, DailyDigest digest, Uri publicUrl, TimeProvider time) : ISender
{
    public OutboxKind Kind => OutboxKind.CaseTimer;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        CaseTimer timer;
        try
        {
            timer = OutboxPayload.ReadTimer(item.Payload);
        }
        catch (JsonException)
        {
            return new SendResult.Never("content");
        }

        try
        {
            return await store.RunFreshAsync((turn, token) => RunAsync(turn, item, timer, token), cancellationToken);
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            return new SendResult.Again("busy");
        }
    }

    private async Task<SendResult> RunAsync(ITurn turn, OutboxItem item, CaseTimer timer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (timer.Kind == CaseTimerKind.Digest)
        {
            return await digest.TellAsync(turn, item, timer, now, cancellationToken);
        }

        // Another timer of the case waits: its time was planned anew while this one was already taken, or this one was looked at before and its end was not recorded.
        var isReplaced = item.ReplaceKey is { } key && await turn.FindWaitingAsync(key, cancellationToken) is not null;
        if (isReplaced || !ReportNumber.TryParse(timer.Subject, out var number) || await turn.FindReportAsync(number.Value, cancellationToken) is not { } report)
        {
            return new SendResult.Sent(Posts: 0);
        }

        foreach (var effect in new CaseTimerLook(library.Current, publicUrl).At(report, timer.Kind == CaseTimerKind.Half, now))
        {
            await effects.WriteAsync(turn, "", effect, tapped: false, now, cancellationToken);
        }

        return new SendResult.Sent(Posts: 0);
    }
}
