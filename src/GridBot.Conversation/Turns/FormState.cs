// Derives from a draft's answers what is still missing, what is relevant and what is urgent.
using System.Globalization;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>The form state: questions are derived from answers, never the other way round.</summary>
internal static class FormState
{
    /// <summary>The first slot that must be asked; null when nothing is missing.</summary>
    public static Slot? Missing(ReportKind kind, Draft draft)
    {
        foreach (var slot in kind.Slots)
        {
            if (slot.Ask is not null && IsRelevant(slot, kind, draft) && !IsKnown(slot, draft))
            {
                return slot;
            }
        }

        return null;
    }

    public static bool IsKnown(Slot slot, Draft draft) => slot switch
    {
        { FromMessage: true } when draft.Said.Count > 0 => true,
        { Type: SlotType.Photos } when draft.Attachments.Count > 0 => true,
        _ => draft.Find(slot.Id) is not null,
    };

    public static bool IsRelevant(Slot slot, ReportKind kind, Draft draft)
    {
        foreach (var condition in slot.When)
        {
            var value = Value(condition.Slot, kind, draft);
            if (!HoldsAny(value, condition.Values))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a slot's value makes the report urgent. An assumed value never does.</summary>
    public static bool IsUrgent(Slot slot, ReportKind kind, Draft draft)
    {
        if (slot.Urgent.Count == 0 || draft.Find(slot.Id) is not { Value.Length: > 0 } known || !IsRelevant(slot, kind, draft))
        {
            return false;
        }

        return slot.Type == SlotType.Number
            ? double.Parse(known.Value, CultureInfo.InvariantCulture) >= double.Parse(slot.Urgent[0], CultureInfo.InvariantCulture)
            : HoldsAny(known.Value, slot.Urgent);
    }

    /// <summary>Whether one of the values joined by ',' is among those sought.</summary>
    private static bool HoldsAny(ReadOnlySpan<char> joined, IReadOnlyList<string> sought)
    {
        foreach (var part in joined.Split(','))
        {
            foreach (var value in sought)
            {
                if (joined[part].SequenceEqual(value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the draft as a whole is urgent; a record of an activity never is.</summary>
    public static bool IsUrgent(ReportKind kind, Draft draft)
        => kind.Category != KindCategory.Activity && (draft.UrgencyRules.Count > 0 || kind.Slots.Any(slot => IsUrgent(slot, kind, draft)));

    private static string Value(string slotId, ReportKind kind, Draft draft)
        => draft.Find(slotId)?.Value ?? kind.Find(slotId)?.Assume ?? "";

    /// <summary>The value of every relevant slot, known or assumed, in the kind's order.</summary>
    public static IEnumerable<(Slot Slot, SlotValue Value)> Values(ReportKind kind, Draft draft, SlotReader reader, DateTimeOffset now)
    {
        foreach (var slot in kind.Slots)
        {
            if (ValueOf(slot, kind, draft, reader, now) is { } value)
            {
                yield return (slot, value);
            }
        }
    }

    /// <summary>The value of a slot, known or assumed; null when it is not relevant or has none.</summary>
    public static SlotValue? ValueOf(Slot slot, ReportKind kind, Draft draft, SlotReader reader, DateTimeOffset now)
        => IsRelevant(slot, kind, draft) && (draft.Find(slot.Id) ?? reader.Assumed(slot, draft.StartedAt, now)) is { Shown.Length: > 0 } value ? value : null;
}
