// Tells a bureau's group what changed in a report, once and in the right place of the queue.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Notices about amended reports.</summary>
internal sealed class AmendmentNotice(DialogSet dialogs, NoticeWriter notices, CaseFlow flow)
{
    /// <summary>A notice that has not gone out becomes the amended one; after it a short update follows, joined with one that still waits.</summary>
    public void Tell(Turn turn, Report stored, Report amended, ReportKind kind, IReadOnlyList<ReportChange> changes, WaitingNotices waiting)
    {
        var group = dialogs.Bureaus[amended.Bureau].Group;
        if (dialogs.Bureaus.TryGetValue(stored.Bureau, out var before) && before.Group != group)
        {
            Reroute(turn, before.Group, amended, kind, changes, waiting);
            return;
        }

        RenewCards(turn, amended, changes);
        var urgent = amended.Urgency == Urgency.Urgent;
        if (waiting.Notice)
        {
            turn.Do(new Effect.ReviseNotice(notices.Notify(amended, kind)));
            return;
        }

        var key = WaitingNotices.UpdateKey(amended.Number);
        var untold = ReportChange.Merge(waiting.Changes, changes);
        if (untold.Count == 0)
        {
            turn.Do(new Effect.DropNotice(key));
            return;
        }

        var words = notices.WriteUpdate(amended, kind, untold);
        var update = new Effect.NotifyGroup(group, words, urgent) { Key = key, About = amended.Number.Text, Changes = untold, Gathers = stored.Urgency == amended.Urgency, Line = NoticeWriter.InOneLine(words) };
        turn.Do(waiting.Changes.Count > 0 ? new Effect.ReviseNotice(update) : update);
    }

    /// <summary>Officers go by their cards: where the place or the urgency is another, the old cards say so and new ones follow, until somebody has taken the case up.</summary>
    private void RenewCards(Turn turn, Report amended, IReadOnlyList<ReportChange> changes)
    {
        if (!amended.IsFresh || !changes.Any(change => change.Slot is DraftTurn.PlaceSlot or ReportChange.Urgency) || flow.Filed(amended) is not { Count: > 0 } cards)
        {
            return;
        }

        turn.Do(new Effect.SettleCards(amended.Number, turn.Say(Phrase.CaptionCorrected)));
        foreach (var card in cards)
        {
            turn.Do(card);
        }
    }

    /// <summary>Another bureau answers for the corrected place: the former one learns that it is no longer its own, unless it never heard of it, and the new one gets the notice.</summary>
    private void Reroute(Turn turn, string former, Report amended, ReportKind kind, IReadOnlyList<ReportChange> changes, WaitingNotices waiting)
    {
        var urgent = amended.Urgency == Urgency.Urgent;
        if (waiting.Notice)
        {
            turn.Do(new Effect.DropNotice(WaitingNotices.NoticeKey(amended.Number)));
        }
        else
        {
            turn.Do(new Effect.DropNotice(WaitingNotices.UpdateKey(amended.Number)));
            turn.Do(new Effect.NotifyGroup(former, notices.WriteUpdate(amended, kind, ReportChange.Merge(waiting.Changes, changes)), urgent) { About = amended.Number.Text });
        }

        turn.Do(new Effect.SettleCards(amended.Number, flow.Cards.Caption(ReportState.Filed, "", turn.Input.Now)));
        foreach (var effect in flow.Filed(amended))
        {
            turn.Do(effect);
        }

        turn.Do(notices.Notify(amended, kind));
    }
}
