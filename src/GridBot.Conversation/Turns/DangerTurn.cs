// Says which number to call first when somebody is in danger.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;

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

        var text = NormalText.Of(string.Join('\n', draft.Said), keepCase: true);
        var met = dialogs.UrgencyRules.Where(rule => !draft.UrgencyRules.Contains(rule.Id) && rule.Applies(text)).ToList();
        var slots = turn.Kind is { } kind ? kind.Slots.Where(slot => !draft.UrgentSlots.Contains(slot.Id) && FormState.IsUrgent(slot, kind, draft)).ToList() : [];
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
}
