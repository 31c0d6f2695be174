// Says which number to call first when somebody is in danger.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>Danger comes before every question.</summary>
internal sealed class DangerTurn(DialogSet dialogs)
{
    /// <summary>Says which number to call first when what was said or answered is urgent, once each.</summary>
    public void Warn(Turn turn)
    {
        if (turn.Draft is not { } draft || turn.Kind?.Category == KindCategory.Activity)
        {
            return;
        }

        var met = Met(turn, draft);
        var slots = turn.Kind is { } kind ? UrgentSlots(kind, draft) : [];
        if (met.Count == 0 && slots.Count == 0)
        {
            return;
        }

        var told = draft.UrgencyRules.Count > 0;
        turn.SetDraft(draft with { UrgencyRules = [.. draft.UrgencyRules, .. met.Select(rule => rule.Id)], UrgentSlots = [.. draft.UrgentSlots, .. slots.Select(slot => slot.Id)] });
        var line = met.Count > 0 ? met[0].Say : told ? null : slots.Select(slot => slot.Say).FirstOrDefault(say => say is not null);
        if (line is not null)
        {
            turn.LeadFirst(line);
            turn.AfterBurst = false;
        }
    }

    /// <summary>The rules that what was said meets and that were not told yet.</summary>
    private IReadOnlyList<UrgencyRule> Met(Turn turn, Draft draft)
    {
        if (IsRead(turn, draft))
        {
            return [];
        }

        var words = turn.Met(turn.StoryOf(draft));
        List<UrgencyRule>? met = null;
        foreach (var rule in dialogs.UrgencyRules)
        {
            if (!draft.UrgencyRules.Contains(rule.Id) && rule.Applies(words))
            {
                (met ??= []).Add(rule);
            }
        }

        return met ?? [];
    }

    /// <summary>Whether the rules were held against the same story at an earlier turn; for an activity they were not.</summary>
    private bool IsRead(Turn turn, Draft draft)
        => turn.Input.Session.Draft is { } before && ReferenceEquals(before.Said, draft.Said)
            && (before.Kind is null || before.Matter is not { } matter || dialogs.KindOf(matter, before.Kind)?.Category != KindCategory.Activity);

    private static IReadOnlyList<Slot> UrgentSlots(ReportKind kind, Draft draft)
    {
        List<Slot>? urgent = null;
        foreach (var slot in kind.Slots)
        {
            if (!draft.UrgentSlots.Contains(slot.Id) && FormState.IsUrgent(slot, kind, draft))
            {
                (urgent ??= []).Add(slot);
            }
        }

        return urgent ?? [];
    }
}
