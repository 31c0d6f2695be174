// Takes steps of cases for officers at a page: one transaction each, as a turn is.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Notices;
using GridBot.Pages;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Cases;

/// <summary>The desk. A step commits together with everything it causes; of two officers at once one wins, and the other hears of it.</summary>
internal sealed class CaseDesk(ITurnStore store, DialogLibrary library, PublicAddress address, CaseEffectWriter effects, OutboxDispatcher dispatcher, CaseMeter meter, TimeProvider time, Random random)
{
    /// <summary>Whether a step changes something that an officer decides by; where a page lacks one of the others, it is not outdated.</summary>
    public static bool Matters(ReportEvent step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Action is not (CaseAction.Join or CaseAction.Remind or CaseAction.Escalate);
    }

    /// <summary>Takes a step.</summary>
    /// <exception cref="StoreBusyException">Too many turns wait.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public async Task<DeskOutcome> TakeAsync(DeskWish wish, CancellationToken cancellationToken)
    {
        var dialogs = library.Current;
        // The refusal decides on what was written; everything after it sees the masked words only.
        var refusal = dialogs.Refusal.Decide(wish.Wish.Words);
        var step = refusal.Refused ? null : wish.Wish with { Words = dialogs.Mask.Apply(wish.Wish.Words), Attachments = [.. wish.Photos.Select(photo => photo.Id)] };
        var outcome = await store.RunFreshAsync((turn, token) => TakeAsync(turn, wish, step, dialogs, token), cancellationToken);
        meter.Taken(wish.Wish.Action, outcome);
        if (outcome is DeskOutcome.WordsNotTaken)
        {
            meter.WordsNotTaken(refusal.Rule ?? "");
        }
        else if (outcome is DeskOutcome.Done)
        {
            dispatcher.Signal();
        }

        return outcome;
    }

    private async Task<DeskOutcome> TakeAsync(ITurn turn, DeskWish wish, CaseWish? step, DialogSet dialogs, CancellationToken cancellationToken)
    {
        var seal = wish.Seal();
        if (await turn.FindReplyAsync(seal, cancellationToken) is not null)
        {
            return new DeskOutcome.Repeated();
        }

        var seat = OfficerSeat.Of(dialogs, wish.User);
        if (seat is null || await turn.FindReportAsync(wish.Number, cancellationToken) is not { } report || !CaseSight.Sees(dialogs, seat, report))
        {
            return new DeskOutcome.Hidden();
        }

        var events = await turn.CaseEventsAsync(wish.Number, cancellationToken);
        var found = new FoundCase(wish.Number, report, events);
        if (events.Skip(wish.Seen).Any(Matters))
        {
            return new DeskOutcome.Outdated(found);
        }

        if (step is null)
        {
            return new DeskOutcome.WordsNotTaken(found);
        }

        var now = time.GetUtcNow();
        var person = await turn.FindOrAddOtherAsync(wish.Channel, wish.User, EffectWriter.NewId(random), now, cancellationToken);
        switch (new CaseFlow(dialogs, address.Base).Take(report, step, seat.Actor(person), now, events))
        {
            case CaseOutcome.Refused refused:
                return new DeskOutcome.Refused(refused.Why, found);
            case CaseOutcome.Done done:
                await WriteAsync(turn, wish, person, done.Effects, now, cancellationToken);
                await turn.AddReplyAsync(seal, new StoredReply().Write(), now, cancellationToken);
                return new DeskOutcome.Done();
            default:
                throw new InvalidOperationException("An outcome is neither.");
        }
    }

    private async Task WriteAsync(ITurn turn, DeskWish wish, string person, IReadOnlyList<Effect> caused, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var photo in wish.Photos)
        {
            await turn.AddAttachmentAsync(new AttachmentRecord(photo.Id, person, "image", "", AttachmentState.Fetched, photo.ContentType, photo.Bytes, now), cancellationToken);
        }

        foreach (var effect in caused)
        {
            await WriteAsync(turn, person, effect, now, cancellationToken);
        }
    }

    private async Task WriteAsync(ITurn turn, string person, Effect effect, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (effect is Effect.MovePlacement moved)
        {
            await turn.MovePlacementAsync(moved.Counted, moved.Chosen, cancellationToken);
        }
        else if (!await effects.WriteAsync(turn, person, effect, tapped: false, now, cancellationToken))
        {
            throw new InvalidOperationException($"A step of a case has an effect that the page cannot write: {effect.GetType().Name}.");
        }
    }
}
