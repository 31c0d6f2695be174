// Writes a turn's effects into its transaction.
using System.Globalization;
using GridBot.Cases;
using GridBot.Channels;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Storage;

namespace GridBot.Turns;

/// <summary>Writes effects: reports, their steps, attachments and outbox rows.</summary>
internal sealed class EffectWriter(Random random, CaseEffectWriter cases)
{
    private const int IdBytes = 16;

    public async Task WriteAsync(ITurn turn, InboundMessage message, string person, Effect effect, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case Effect.FileReport filed:
                await turn.AddReportAsync(filed.Report, cancellationToken);
                break;
            case Effect.MoveReport moved:
                Hold(await turn.MoveReportAsync(moved.From, moved.Step, cancellationToken));
                break;
            case Effect.AmendReport amended:
                Hold(await turn.AmendReportAsync(amended.Report, amended.Step, cancellationToken));
                break;
            case Effect.CountPlacement counted:
                await turn.CountPlacementAsync(counted.Outcome, cancellationToken);
                break;
            case Effect.UncountPlacement taken:
                // A report that was filed before counts were kept has none to take back.
                await turn.UncountPlacementAsync(taken.Outcome, cancellationToken);
                break;
            case Effect.MovePlacement moved:
                await turn.MovePlacementAsync(moved.Counted, moved.Chosen, cancellationToken);
                break;
            case Effect.KeepAttachment kept:
                var kind = kept.Kind.ToString().ToLower(CultureInfo.InvariantCulture);
                await turn.AddAttachmentAsync(new AttachmentRecord(kept.Id, person, kind, message.MediaId, AttachmentState.Waiting, "", 0, now), cancellationToken);
                await turn.EnqueueAsync(Row(OutboxKind.MediaFetch, TargetOf(message), OutboxPayload.Write(new MediaFetch(kept.Id, message.MediaId, message.Channel)), now), cancellationToken);
                break;
            case Effect.Remind reminder:
                // No other row of this person waits behind it: the outbox keeps order by when rows are due.
                await turn.EnqueueAsync(
                    Row(OutboxKind.PersonMessage, TargetOf(message), OutboxPayload.Write(OutboundMessage.Plain(reminder.Text)), now) with { DueAt = reminder.Due, ReplaceKey = ReminderKey(person) },
                    cancellationToken);
                break;
            case Effect.CancelReminder:
                await turn.CancelWaitingAsync(ReminderKey(person), cancellationToken);
                break;
            case Effect.SetHomeGrid home:
                await turn.SetHomeGridAsync(person, home.Area, cancellationToken);
                break;
            case Effect.Agree agreed:
                await turn.AgreeAsync(person, agreed.Version, now, cancellationToken);
                break;
            case Effect.KeepContact kept:
                await turn.KeepContactAsync(kept.Case, person, kept.Contact, now, cancellationToken);
                break;
            case Effect.AttachContact attached:
                await turn.AttachContactAsync(attached.Case, person, cancellationToken);
                break;
            case Effect.DropContacts:
                await turn.DropContactsAsync(person, pendingOnly: false, cancellationToken);
                break;
            case Effect.ForgetPerson:
                await turn.ForgetPersonAsync(person, cancellationToken);
                break;
            case Effect.DropAttachments dropped:
                await turn.DropAttachmentsAsync([.. dropped.Ids], cancellationToken);
                break;
            default:
                await cases.WriteAsync(turn, person, effect, message.Kind == InboundKind.CardTap, now, cancellationToken);
                break;
        }
    }

    /// <summary>What waits to be sent about a report and nobody has begun to send.</summary>
    public static async Task<WaitingNotices> FindWaitingAsync(ITurn turn, ReportNumber number, CancellationToken cancellationToken)
    {
        var notice = await turn.FindWaitingAsync(WaitingNotices.NoticeKey(number), cancellationToken);
        var update = await turn.FindWaitingAsync(WaitingNotices.UpdateKey(number), cancellationToken);
        var joined = await turn.FindWaitingAsync(WaitingNotices.JoinedKey(number), cancellationToken);
        return new WaitingNotices(number, notice is not null, update is null ? [] : OutboxPayload.ReadNotice(update).Changes ?? []) { Joined = joined is null ? null : OutboxPayload.ReadNotice(joined).Changes ?? [] };
    }

    /// <summary>A message to the person through the send API, due at <paramref name="due"/>; the calm answer to a burst replaces a waiting one.</summary>
    /// <returns>The row, when it was added under <paramref name="lease"/> and is to be sent after the commit; else null.</returns>
    public async Task<OutboxItem?> SayAsync(ITurn turn, InboundMessage message, string person, OutboundMessage said, DateTimeOffset now, DateTimeOffset due, RowLease? lease, CancellationToken cancellationToken)
    {
        var row = Row(OutboxKind.PersonMessage, TargetOf(message), OutboxPayload.Write(said), now) with { DueAt = due, ReplaceKey = due > now ? AnswerKey(person) : null };
        if (lease is not null && await turn.EnqueueLeasedAsync(row, lease, now, cancellationToken))
        {
            return row;
        }

        await turn.EnqueueAsync(row, cancellationToken);
        return null;
    }

    /// <summary>The same for an answer that is to be taken before it is due: it replaces a waiting one, and nobody sends it sooner.</summary>
    /// <returns>Id of the row.</returns>
    public async Task<string> SayHeldAsync(ITurn turn, InboundMessage message, string person, OutboundMessage said, DateTimeOffset now, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var row = Row(OutboxKind.PersonMessage, TargetOf(message), OutboxPayload.Write(said), now) with { DueAt = due, ReplaceKey = AnswerKey(person) };
        await turn.EnqueueAsync(row, cancellationToken);
        return row.Id;
    }

    /// <summary>Key of the one calm answer that may wait for a person.</summary>
    public static string AnswerKey(string person) => $"answer:{person}";

    /// <summary>Key of the one reminder that may wait for a person.</summary>
    private static string ReminderKey(string person) => $"reminder:{person}";

    public string NewId() => NewId(random);

    /// <summary>A random id of a row.</summary>
    public static string NewId(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> bytes = stackalloc byte[IdBytes];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>What the turn was reckoned with must still hold when it is written.</summary>
    private static void Hold(bool done)
    {
        if (!done)
        {
            throw new StaleTurnException();
        }
    }

    private OutboxItem Row(OutboxKind kind, string target, string payload, DateTimeOffset now)
        => new() { Id = NewId(), Kind = kind, Target = target, Payload = payload, DueAt = now, CreatedAt = now };

    private static string TargetOf(InboundMessage message) => $"{message.Channel}:{message.UserId}";
}
