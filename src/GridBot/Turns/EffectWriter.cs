// Writes a turn's effects into its transaction.
using System.Globalization;
using GridBot.Channels;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Storage;

namespace GridBot.Turns;

/// <summary>Writes effects: reports, their steps, attachments and outbox rows.</summary>
internal sealed class EffectWriter(IGroupDirectory groups, Random random)
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
                await turn.MoveReportAsync(moved.From, moved.Step, cancellationToken);
                break;
            case Effect.NotifyGroup notice:
                await turn.EnqueueAsync(Row(OutboxKind.GroupNotice, groups.Resolve(notice.Group), OutboxPayload.Write(new GroupNotice(notice.Markdown)), now) with { Urgent = notice.Urgent }, cancellationToken);
                break;
            case Effect.KeepAttachment kept:
                var kind = kept.Kind.ToString().ToLower(CultureInfo.InvariantCulture);
                await turn.AddAttachmentAsync(new AttachmentRecord(kept.Id, person, kind, message.MediaId, AttachmentState.Waiting, "", 0, now), cancellationToken);
                await turn.EnqueueAsync(Row(OutboxKind.MediaFetch, TargetOf(message), OutboxPayload.Write(new MediaFetch(kept.Id, message.MediaId)), now), cancellationToken);
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
            case Effect.ForgetPerson:
                await turn.ForgetPersonAsync(person, cancellationToken);
                break;
            case Effect.DropAttachments dropped:
                await turn.DropAttachmentsAsync([.. dropped.Ids], cancellationToken);
                break;
        }
    }

    /// <summary>Whether <see cref="WriteAsync"/> leaves a row in the outbox for an effect that is due now.</summary>
    public static bool LeavesRow(Effect effect) => effect is Effect.NotifyGroup or Effect.KeepAttachment;

    /// <summary>A message to the person through the send API, due at <paramref name="due"/>; the calm answer to a burst replaces a waiting one.</summary>
    public Task SayAsync(ITurn turn, InboundMessage message, string person, OutboundMessage said, DateTimeOffset now, DateTimeOffset due, CancellationToken cancellationToken)
        => turn.EnqueueAsync(
            Row(OutboxKind.PersonMessage, TargetOf(message), OutboxPayload.Write(said), now) with { DueAt = due, ReplaceKey = due > now ? AnswerKey(person) : null },
            cancellationToken);

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

    private OutboxItem Row(OutboxKind kind, string target, string payload, DateTimeOffset now)
        => new() { Id = NewId(), Kind = kind, Target = target, Payload = payload, DueAt = now, CreatedAt = now };

    private static string TargetOf(InboundMessage message) => $"{message.Channel}:{message.UserId}";
}
