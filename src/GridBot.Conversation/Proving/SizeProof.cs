// Proves that every question with its options fits the platform and a phone.
using System.Text;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Proving;

/// <summary>Finds questions and labels that are too long.</summary>
internal static class SizeProof
{
    /// <summary>Bytes of "12. " and a line end.</summary>
    private const int BytesAroundOption = 5;

    /// <summary>Bytes of a question's number and the colon in a button's key.</summary>
    private const int BytesBeforeKey = 11;

    public static void Check(Flow flow, ReportKind kind, List<DialogFault> faults)
    {
        CheckLabel(flow, kind.Line, "kind", kind.Id, kind.Label, faults);
        foreach (var slot in kind.Slots)
        {
            var bytes = Encoding.UTF8.GetByteCount(slot.Ask ?? "");
            foreach (var option in slot.Options)
            {
                CheckLabel(flow, option.Line, "option", option.Id, option.Label, faults);
                bytes += BytesAroundOption + Encoding.UTF8.GetByteCount(option.Label);
                if (option.Id.Length > PlatformLimits.OptionIdBytes || option.Id.Length + BytesBeforeKey > PlatformLimits.ButtonKeyBytes)
                {
                    faults.Add(new DialogFault(flow.File, option.Line, $"the id of an option has {option.Id.Length} bytes", $"Keep it to {PlatformLimits.OptionIdBytes}: a card carries it."));
                }
            }

            if (bytes > PlatformLimits.TextBytes - PlatformLimits.LeadBytes)
            {
                faults.Add(new DialogFault(flow.File, slot.Line, $"the question of '{slot.Id}' with its options has {bytes} bytes", $"Keep it to {PlatformLimits.TextBytes - PlatformLimits.LeadBytes}: a message holds {PlatformLimits.TextBytes}."));
            }
        }
    }

    private static void CheckLabel(Flow flow, int line, string owner, string id, string label, List<DialogFault> faults)
    {
        if (label.Length > PlatformLimits.LabelCharacters)
        {
            faults.Add(new DialogFault(flow.File, line, $"the label of the {owner} '{id}' has {label.Length} characters", $"Keep it to {PlatformLimits.LabelCharacters}, so that it stands in one line."));
        }

        if (string.IsNullOrWhiteSpace(label))
        {
            faults.Add(new DialogFault(flow.File, line, $"the label of the {owner} '{id}' is empty", "Write what people read."));
        }
    }
}
