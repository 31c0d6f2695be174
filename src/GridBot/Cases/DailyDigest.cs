// Tells every bureau, and the city's office, how the last day went; and plans the next time.
using System.Globalization;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Cases;

/// <summary>
/// The daily digest. One row of the outbox waits for the next one and carries the time from which on it tells. The digests of a day, the mark that they were written and the row of the next day commit
/// together, so that nothing is told twice and nothing that happened is left out, however long the service was away.
/// </summary>
internal sealed class DailyDigest(DialogLibrary library, CaseEffectWriter effects, Random random)
{
    /// <summary>Key of the one digest that is planned.</summary>
    public const string Key = "digest";

    /// <summary>Plans the next digest by the calendar in use; one that is planned keeps the time from which on it tells.</summary>
    public async Task PlanAsync(ITurn turn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var planned = await turn.FindWaitingAsync(Key, cancellationToken);
        await EnqueueAsync(turn, planned is null ? now : Since(OutboxPayload.ReadTimer(planned)) ?? now, now, cancellationToken);
    }

    /// <summary>Writes the digests of a day, once, and plans the next.</summary>
    public async Task<SendResult> TellAsync(ITurn turn, OutboxItem item, CaseTimer timer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Since(timer) is not { } since)
        {
            return new SendResult.Never("content");
        }

        // The same row comes again after a crash between this transaction and the end of the row.
        var told = $"{Key}:{item.Id}";
        if (await turn.FindReplyAsync(told, cancellationToken) is not null)
        {
            return new SendResult.Sent(Posts: 0);
        }

        var dialogs = library.Current;
        var figures = await turn.CaseFiguresAsync(since, now, dialogs.Office.Id, cancellationToken);
        foreach (var notice in new DailyDigestWriter(dialogs).Write(figures, since))
        {
            await effects.WriteAsync(turn, "", notice, tapped: false, now, cancellationToken);
        }

        await turn.AddReplyAsync(told, "{}", now, cancellationToken);
        await EnqueueAsync(turn, now, now, cancellationToken);
        return new SendResult.Sent(Posts: 0);
    }

    private async Task EnqueueAsync(ITurn turn, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var timer = new CaseTimer(CaseTimerKind.Digest, since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        await turn.EnqueueAsync(
            new OutboxItem
            {
                Id = EffectWriter.NewId(random),
                Kind = OutboxKind.CaseTimer,
                Target = Key,
                Payload = OutboxPayload.Write(timer),
                DueAt = library.Current.Calendar.NextDigest(since),
                CreatedAt = now,
                ReplaceKey = Key,
            },
            cancellationToken);
    }

    private static DateTimeOffset? Since(CaseTimer timer)
        => DateTimeOffset.TryParseExact(timer.Subject, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var since) ? since : null;
}
