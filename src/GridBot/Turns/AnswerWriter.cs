// Decides which way the answer to a message goes, and writes what goes through the outbox.
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Cases;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Storage;
using GridBot.Storage.Privacy;

namespace GridBot.Turns;

/// <summary>Answers: in the answer to the callback where that can be, else through the outbox.</summary>
internal sealed class AnswerWriter(EffectWriter effects, OutboxDispatcher dispatcher, TimeSpan settleTime)
{
    /// <summary>How much later than it is taken a held answer goes out by itself.</summary>
    private static readonly TimeSpan HoldMargin = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Decides which way the answer goes. Who taps gets the card's caption at once and the next question as a card; who types a short answer gets a text in the passive reply;
    /// what may be the start of a burst is answered calmly, once, through the send API.
    /// </summary>
    public async Task<Said> SayAsync(ITurn turn, InboundMessage message, string person, Session before, TurnResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (result.Reply is not { } reply)
        {
            return new Said(new StoredReply(Button: result.CardCaption));
        }

        if (before.AnswerDue > now && !reply.AfterBurst)
        {
            // This answer says what the waiting one would have said.
            await turn.CancelWaitingAsync(EffectWriter.AnswerKey(person), cancellationToken);
        }

        var said = ReplyMessage.Of(reply);
        var text = MessageText.Render(said);
        var fits = System.Text.Encoding.UTF8.GetByteCount(text) <= WeComCallback.MaxReplyTextBytes;
        if (result.CardCaption is null && !reply.AfterBurst && fits && result.SlowBy == TimeSpan.Zero)
        {
            return new Said(new StoredReply(Text: text));
        }

        if (TurnHandler.IsResident(message) && fits && result is { CardCaption: null, SlowBy.Ticks: 0 })
        {
            // What is said in the answer to the callback does not count: the answer is held there. Its row is due a moment after it would be taken.
            var row = await effects.SayHeldAsync(turn, message, person, said, now, now + settleTime + HoldMargin, cancellationToken);
            return new Said(new StoredReply()) { HeldRow = row, HeldText = text };
        }

        var due = result.SlowBy > TimeSpan.Zero ? now + result.SlowBy : reply.AfterBurst ? now + settleTime : now;
        var leased = await effects.SayAsync(turn, message, person, said, now, due, dispatcher.LeaseFor(OutboxKind.PersonMessage), cancellationToken);
        return new Said(new StoredReply(Button: result.CardCaption)) { Leased = leased };
    }

    /// <summary>
    /// The last reply to somebody who had everything deleted: nothing may be left in the outbox, so it travels in the passive reply. Before it is said, the store is asked once more, and the audit trail gives a receipt.
    /// </summary>
    public static async Task<StoredReply> FarewellAsync(ITurn turn, string person, TurnResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await turn.HeldAsync(person, cancellationToken) is { IsNothing: false })
        {
            // Nothing of the turn is kept, and the person is told that it went wrong.
            throw new InvalidOperationException("A deletion left something of a person.");
        }

        var row = await turn.AuditAsync(new AuditEntry("reporter", AuditAction.PersonDeleted), now, cancellationToken);
        return result.CardCaption is not null
            ? new StoredReply(Button: result.CardCaption)
            : new StoredReply(Text: result.Reply?.Text.Replace(TurnResult.ReceiptMark, row.Receipt, StringComparison.Ordinal));
    }
}

/// <summary>What is said, and how.</summary>
internal sealed record Said(StoredReply Reply)
{
    /// <summary>The row that was added under a lease.</summary>
    public OutboxItem? Leased { get; init; }

    /// <summary>Id of the row that holds what is to be said after a moment.</summary>
    public string? HeldRow { get; init; }

    public string HeldText { get; init; } = "";
}
