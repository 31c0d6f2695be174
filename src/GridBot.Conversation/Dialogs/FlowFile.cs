// Reads one flow: matters/NN-name.yaml.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Flows;
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads a flow file; slots are read by <see cref="SlotNode"/>.</summary>
internal static class FlowFile
{
    /// <summary>Slots every kind has, so that a report always says what, where and when.</summary>
    private static readonly (string Id, SlotType Type)[] RequiredSlots =
        [("description", SlotType.Text), ("place", SlotType.Place), ("time", SlotType.Time), ("photos", SlotType.Photos)];

    public static Flow? Read(string folder, string file, IReadOnlyList<Matter> matters, List<DialogFault> faults)
    {
        if (DialogFile.Open(folder, file, faults) is not { } root)
        {
            return null;
        }

        var number = root.Need("matter", "Write the matter's number.")?.Integer() ?? 0;
        var matter = matters.FirstOrDefault(candidate => candidate.No == number);
        if (matter is null || !matter.Taken)
        {
            root.Fault($"matter {number} is not taken, or not in the catalogue", "A flow belongs to a taken matter of catalogue.yaml.");
            return null;
        }

        var terms = ReadTerms(root);
        var kinds = new List<ReportKind>();
        var kindsNode = root.Need("kinds", "Write at least one kind.");
        foreach (var (id, node) in kindsNode?.Entries() ?? [])
        {
            kinds.Add(ReadKind(id, node));
        }

        if (kindsNode is not null && kinds.Count == 0)
        {
            kindsNode.Fault("there is no kind", "Write at least one kind.");
        }

        ReadExamples(root, kinds);
        var guardian = root.Find("guardian-contact")?.Flag() ?? false;
        root.RefuseOtherKeys();
        return new Flow(matter, terms, kinds) { File = file, GuardianContact = guardian };
    }

    private static List<Term> ReadTerms(DialogNode root)
    {
        var terms = new List<Term>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (weight, words) in root.Need("terms", "Write weighted words, so that texts are placed here.")?.Entries() ?? [])
        {
            if (!double.TryParse(weight, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                words.Fault($"'{weight}' is no weight", "Write a number such as 3, 1 or -2.");
            }

            foreach (var word in words.Items())
            {
                if (!seen.Add(word.Text()))
                {
                    word.Fault($"the term '{word.Text()}' stands here twice", "Keep one of them.");
                }

                terms.Add(new Term(word.Text(), value));
            }
        }

        return terms;
    }

    /// <summary>A kind with its slots.</summary>
    public static ReportKind ReadKind(string id, DialogNode node)
    {
        var label = node.Need("label", "Write the kind's name.")?.Text() ?? "";
        var category = ReadCategory(node);
        var deadline = node.Find("deadline");
        var urgent = ReadDeadline(deadline?.Find("urgent"));
        var normal = ReadDeadline(deadline?.Find("normal"));
        deadline?.RefuseOtherKeys();
        var slots = new List<Slot>();
        var slotsNode = node.Need("slots", "Write the slots.");
        foreach (var (slotId, slot) in slotsNode?.Entries() ?? [])
        {
            slots.Add(SlotNode.Read(slotId, slot, slots, category));
        }

        foreach (var (required, type) in RequiredSlots)
        {
            if (slotsNode is not null && !slots.Any(slot => slot.Id == required && slot.Type == type))
            {
                slotsNode.Fault($"the slot '{required}' of type {SlotNode.NameOf(type)} is missing", "Every kind says what, where, when, and takes photos.");
            }
        }

        var words = node.Find("words")?.Texts() ?? [];
        node.RefuseOtherKeys();
        return new ReportKind(id, label, category, words, urgent, normal, slots, []) { Line = node.Line };
    }

    private static KindCategory ReadCategory(DialogNode node)
    {
        var text = node.Need("category", "Write hazard, dispute, help or activity.")?.Text() ?? "";
        if (Enum.TryParse<KindCategory>(text, ignoreCase: true, out var category) && text.Length > 1)
        {
            return category;
        }

        node.Fault($"'{text}' is no category", "Write hazard, dispute, help or activity.");
        return KindCategory.Hazard;
    }

    private static Deadline? ReadDeadline(DialogNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var parts = node.Text().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        DeadlineUnit? unit = parts.Length < 2 ? null : parts[1] switch
        {
            "minute" or "minutes" => DeadlineUnit.Minutes,
            "hour" or "hours" => DeadlineUnit.Hours,
            "day" or "days" => DeadlineUnit.Days,
            "working hour" or "working hours" => DeadlineUnit.WorkingHours,
            "working day" or "working days" => DeadlineUnit.WorkingDays,
            _ => null,
        };
        if (unit is { } known && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= Deadline.MaximumAmount)
        {
            return new Deadline(amount, known);
        }

        node.Fault($"'{node.Text()}' is no deadline", $"Write a number (at most {Deadline.MaximumAmount}) and minutes, hours, days, working hours or working days: '30 minutes'.");
        return null;
    }

    private static void ReadExamples(DialogNode root, List<ReportKind> kinds)
    {
        foreach (var (id, node) in root.Need("examples", "Write first messages, by kind.")?.Entries() ?? [])
        {
            var at = kinds.FindIndex(kind => kind.Id == id);
            if (at < 0)
            {
                node.Fault($"there is no kind '{id}'", "Put the examples under a kind of this file.");
                continue;
            }

            kinds[at] = kinds[at] with { Examples = node.Texts(), ExampleLines = node.IsList ? [.. node.Items().Select(item => item.Line)] : [node.Line] };
        }
    }
}
