// Proves that every slot can be relevant and can get a value.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Proving;

/// <summary>Finds slots that no conversation can ever reach.</summary>
internal static class RelevanceProof
{
    public static void Check(Flow flow, ReportKind kind, List<DialogFault> faults)
    {
        foreach (var slot in kind.Slots)
        {
            if (!IsEverFilled(slot))
            {
                faults.Add(new DialogFault(flow.File, slot.Line, $"nothing ever fills the slot '{slot.Id}'", "Give it 'ask', or words by which it is read from what was said."));
            }

            if (slot.When.Count > 0 && Obstacle(kind, slot) is { } obstacle)
            {
                faults.Add(new DialogFault(flow.File, slot.Line, $"the slot '{slot.Id}' can never be asked: {obstacle}", "Mend its 'when', or the one of the slot it depends on."));
            }
        }
    }

    /// <summary>Whether a question, the reading of free text or an assumption gives the slot a value.</summary>
    private static bool IsEverFilled(Slot slot) => slot.Ask is not null || slot.Assume is not null || slot.Type switch
    {
        SlotType.Text => slot.FromMessage,
        SlotType.YesNo => slot.Words.Count > 0,
        SlotType.Number => slot.Unit.Length > 0,
        _ => true,
    };

    /// <summary>Why the slot's conditions, with those of the slots they depend on, cannot all hold; null when they can.</summary>
    private static string? Obstacle(ReportKind kind, Slot slot)
    {
        var wanted = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var open = new Queue<Slot>([slot]);
        while (open.TryDequeue(out var next))
        {
            foreach (var condition in next.When)
            {
                if (kind.Find(condition.Slot) is not { } on)
                {
                    continue;
                }

                var possible = condition.Values.Where(value => CanHold(on, value)).ToHashSet(StringComparer.Ordinal);
                if (possible.Count == 0)
                {
                    return $"'{on.Id}' can never be {string.Join(" or ", condition.Values.DefaultIfEmpty("one of no values"))}";
                }

                // Several options of "choices" hold at the same time: only one value of the others.
                if (on.Type != SlotType.Choices && wanted.TryGetValue(on.Id, out var before) && !possible.Overlaps(before))
                {
                    return $"'{on.Id}' would have to be {string.Join(" or ", before)} and {string.Join(" or ", possible)} at once";
                }

                if (on.Type != SlotType.Choices && wanted.TryGetValue(on.Id, out before))
                {
                    before.IntersectWith(possible);
                }
                else if (wanted.TryAdd(on.Id, possible) && !(on.Assume is { } assumed && possible.Contains(assumed)))
                {
                    open.Enqueue(on);
                }
            }
        }

        return null;
    }

    private static bool CanHold(Slot slot, string value) => slot.Type switch
    {
        SlotType.Number => ConstraintProof.Number(value) is { } number && !(number < slot.Minimum) && !(number > slot.Maximum),
        SlotType.YesNo => IsEverFilled(slot),
        _ => true,
    };
}
