// Proves that the limits of a slot, its assumption and its urgent values do not contradict each other.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Proving;

/// <summary>Finds contradictory constraints.</summary>
internal static class ConstraintProof
{
    public static void Check(Flow flow, ReportKind kind, List<DialogFault> faults)
    {
        CheckDeadlines(flow, kind, faults);
        foreach (var slot in kind.Slots)
        {
            if (slot.Type == SlotType.Number)
            {
                CheckNumber(flow, slot, faults);
            }

            if (slot.Type is SlotType.Choice or SlotType.Choices && slot.Urgent.Count == slot.Options.Count && slot.Urgent.Count > 0)
            {
                faults.Add(new DialogFault(flow.File, slot.Line, $"every option of '{slot.Id}' is urgent", "Name only those that are; urgency that always holds belongs into urgency.yaml."));
            }

            if (slot.Assume is { } assumed && slot.Urgent.Contains(assumed))
            {
                faults.Add(new DialogFault(flow.File, slot.Line, $"'{slot.Id}' assumes its urgent value '{assumed}'", "Assume another one: nothing is urgent because nothing was said."));
            }

            if (slot.Say?.Length > PlatformLimits.SayCharacters)
            {
                faults.Add(new DialogFault(flow.File, slot.Line, $"what '{slot.Id}' says at once has {slot.Say.Length} characters", $"Keep it to {PlatformLimits.SayCharacters}."));
            }
        }
    }

    /// <summary>The number a value stands for; null when it is none.</summary>
    public static double? Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void CheckNumber(Flow flow, Slot slot, List<DialogFault> faults)
    {
        void Fault(string what, string remedy) => faults.Add(new DialogFault(flow.File, slot.Line, what, remedy));
        string Limits() => string.Create(CultureInfo.InvariantCulture, $"{slot.Minimum:0.##} to {slot.Maximum:0.##}");
        if (slot.Assume is { } assume && Number(assume) is { } assumed && (assumed < slot.Minimum || assumed > slot.Maximum))
        {
            Fault($"'{slot.Id}' assumes {assume}, which lies outside {Limits()}", "Assume a value that could be answered.");
        }

        foreach (var urgent in slot.Urgent)
        {
            if (Number(urgent) is { } least && (least > slot.Maximum || least < slot.Minimum))
            {
                Fault($"the urgent value {urgent} of '{slot.Id}' lies outside {Limits()}", "Name a least value within the limits.");
            }
        }

        if (slot.Minimum is { } only && only.Equals(slot.Maximum))
        {
            Fault($"'{slot.Id}' allows one number only", "Widen 'min' and 'max', or remove the slot.");
        }
    }

    private static void CheckDeadlines(Flow flow, ReportKind kind, List<DialogFault> faults)
    {
        if (kind is { UrgentDeadline: { } urgent, NormalDeadline: { } normal } && Minutes(urgent) > Minutes(normal))
        {
            faults.Add(new DialogFault(flow.File, kind.Line, $"an urgent report of '{kind.Id}' has more time than any other", "Swap or mend the deadlines."));
        }

        if (kind is { Category: KindCategory.Activity, UrgentDeadline: not null })
        {
            faults.Add(new DialogFault(flow.File, kind.Line, $"the activity '{kind.Id}' has an urgent deadline", "Remove it: an activity is never urgent."));
        }
    }

    /// <summary>The deadline in minutes; working time counts as the least it can last.</summary>
    private static long Minutes(Deadline deadline) => deadline.Amount * (deadline.Unit switch { DeadlineUnit.Minutes => 1L, DeadlineUnit.Hours or DeadlineUnit.WorkingHours => 60, _ => 1440 });
}
