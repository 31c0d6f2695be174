// Sends an urgent report out as soon as it has a place; what is still missing is asked afterwards.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Urgent reports do not wait for the last answer.</summary>
internal sealed class EarlyFilingTurn(DialogSet dialogs, FilingTurn filing, QuestionWriter questions)
{
    /// <summary>Files the draft when it is urgent and has a place; asks for the place before all else when it has none.</summary>
    public void File(Turn turn)
    {
        if (turn.Wants != TurnWants.None || turn.Draft is not { Filed: null } draft || turn.Kind is not { } kind
            || turn.Session.Open.Kind is not (QuestionKind.Slot or QuestionKind.Community or QuestionKind.Summary) || !IsPressing(turn, kind, draft))
        {
            return;
        }

        if (draft.Find(DraftTurn.PlaceSlot) is not { Shown.Length: > 0 } place)
        {
            AskPlace(turn);
            return;
        }

        if (turn.Input.FreeNumber is not { } number)
        {
            turn.Wants = TurnWants.FreeNumber;
            return;
        }

        if (draft.Placement is { By: PlacedBy.Sure } placement)
        {
            // Nobody was asked: what comes of it must not count as agreed.
            turn.SetDraft(draft = draft with { Placement = placement with { By = PlacedBy.Early } });
        }

        var report = filing.Send(turn, number);
        turn.SetDraft(draft with { Filed = number.Text, FollowsUp = true });
        turn.AfterBurst = false;
        turn.Lead(Phrase.FiledUrgent, ("bureau", dialogs.Bureaus[report.Bureau].Name), ("number", number.Text), ("what", questions.Title(turn)), ("place", place.Shown), ("why", draft.PlacementTold is null ? PlacementNotice.Why(turn, draft) : ""));
        if (FirstCall(draft, kind) is { } call)
        {
            turn.LeadFirst(call);
        }
    }

    /// <summary>
    /// Whether the danger is told plainly enough to alarm a bureau unasked: by a worker in any words that count, by a resident in words of danger or as an answer.
    /// A draft that was taken up again after a while is no alarm any more.
    /// </summary>
    public static bool IsPressing(Turn turn, ReportKind kind, Draft draft)
        => FormState.IsUrgent(kind, draft) && turn.Input.Now - draft.StartedAt <= turn.Dialogs.Drafts.SetAsideAfter
            && (turn.Input.Role == Role.Worker || draft.UrgencyRules.Count > 0
                || kind.Slots.Any(slot => FormState.IsUrgent(slot, kind, draft) && draft.Find(slot.Id)!.Source == SlotSource.Answered));

    private static void AskPlace(Turn turn)
    {
        if (turn.Session.Open is { Kind: QuestionKind.Slot, Slot: not DraftTurn.PlaceSlot })
        {
            turn.Open(QuestionKind.Slot, DraftTurn.PlaceSlot);
        }

        if (turn.Input.Session.Draft is not { } before || (before.UrgencyRules.Count == 0 && before.UrgentSlots.Count == 0))
        {
            var bureau = DraftArea.BureauOf(turn);
            turn.Lead(bureau.IsDistrict ? turn.Say(Phrase.UrgentWaitsDistrict) : turn.Say(Phrase.UrgentWaits, ("bureau", bureau.Name)));
        }
    }

    /// <summary>The number to call, said once more together with the report's.</summary>
    private string? FirstCall(Draft draft, ReportKind kind)
        => dialogs.UrgencyRules.FirstOrDefault(rule => draft.UrgencyRules.Contains(rule.Id))?.Say
            ?? kind.Slots.FirstOrDefault(slot => slot.Say is not null && draft.UrgentSlots.Contains(slot.Id))?.Say;
}
