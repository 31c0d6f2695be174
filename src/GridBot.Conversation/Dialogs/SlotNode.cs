// Reads one slot of a flow and checks what its type allows.
using System.Globalization;
using System.Buffers;
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads a slot.</summary>
internal static class SlotNode
{
    /// <summary>Longest label, in characters, that stands before a value on a phone.</summary>
    private const int MaximumLabel = 8;

    /// <summary>Longest question, in characters, that is read at a glance.</summary>
    private const int MaximumQuestion = 60;

    /// <summary>Most options a person can choose from on a phone.</summary>
    private const int MaximumOptions = 12;

    private static readonly Dictionary<string, SlotType> Types = new(StringComparer.Ordinal)
    {
        ["text"] = SlotType.Text,
        ["choice"] = SlotType.Choice,
        ["choices"] = SlotType.Choices,
        ["place"] = SlotType.Place,
        ["time"] = SlotType.Time,
        ["number"] = SlotType.Number,
        ["photos"] = SlotType.Photos,
        ["yes-no"] = SlotType.YesNo,
    };

    private static readonly string TypeRemedy = $"Write one of: {string.Join(", ", Types.Keys)}.";
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    // Types on which a key means something.
    private static readonly SlotType[] WithWords = [SlotType.YesNo, SlotType.Number, SlotType.Text];
    private static readonly SlotType[] WithUrgency = [SlotType.YesNo, SlotType.Choice, SlotType.Choices, SlotType.Number];
    private static readonly SlotType[] NumbersOnly = [SlotType.Number];
    private static readonly SlotType[] TimesOnly = [SlotType.Time];
    private static readonly SlotType[] TextsOnly = [SlotType.Text];

    public static string NameOf(SlotType type) => Types.First(entry => entry.Value == type).Key;

    public static Slot Read(string id, DialogNode node, IReadOnlyList<Slot> above, KindCategory category)
    {
        if (!IsId(id))
        {
            node.Fault($"'{id}' is no slot id", "Use small letters, digits and dashes, beginning with a letter.");
        }

        var type = ReadType(node);
        var slot = new Slot
        {
            Id = id,
            Type = type,
            Line = node.Line,
            Label = ReadLabel(node, above),
            Ask = ReadAsk(node),
            Optional = node.Find("optional")?.Flag() ?? false,
            When = ReadWhen(node, above),
            Options = ReadOptions(node, type),
            Words = ReadFor(node, "words", type, WithWords)?.Texts() ?? [],
            Unit = ReadFor(node, "unit", type, NumbersOnly)?.Text() ?? "",
            Minimum = ReadFor(node, "min", type, NumbersOnly)?.Number(),
            Maximum = ReadFor(node, "max", type, NumbersOnly)?.Number(),
            FromMessage = ReadFrom(node, type),
            PastOnly = ReadFor(node, "past", type, TimesOnly)?.Flag() ?? true,
            Say = node.Find("say")?.Text(),
            Urgent = ReadFor(node, "urgent", type, WithUrgency)?.Texts() ?? [],
            Assume = node.Find("assume")?.Text(),
        };
        Check(slot, node, above, category);
        node.RefuseOtherKeys();
        return slot;
    }

    private static SlotType ReadType(DialogNode node)
    {
        var text = node.Need("type", TypeRemedy)?.Text();
        if (text is not null && Types.TryGetValue(text, out var type))
        {
            return type;
        }

        if (text is not null)
        {
            node.Fault($"'{text}' is no slot type", TypeRemedy);
        }

        return SlotType.Text;
    }

    private static string ReadLabel(DialogNode node, IReadOnlyList<Slot> above)
    {
        var label = node.Need("label", "Write the slot's name as people see it.")?.Text() ?? "";
        if (label.Length > MaximumLabel)
        {
            node.Fault($"the label '{label}' has {label.Length} characters", $"Keep it to {MaximumLabel}.");
        }

        if (Labelled(above, label))
        {
            node.Fault($"the label '{label}' names another slot of this kind, too", "Give each slot a label of its own, so that it can be corrected by name.");
        }

        return label;
    }

    private static bool Labelled(IReadOnlyList<Slot> slots, string label)
    {
        for (var at = 0; at < slots.Count; at++)
        {
            if (slots[at].Label == label)
            {
                return true;
            }
        }

        return false;
    }

    private static string? ReadAsk(DialogNode node)
    {
        var ask = node.Find("ask")?.Text();
        if (ask?.Length > MaximumQuestion)
        {
            node.Fault($"the question has {ask.Length} characters", $"Keep it to {MaximumQuestion}.");
        }

        return ask;
    }

    private static List<SlotCondition> ReadWhen(DialogNode node, IReadOnlyList<Slot> above)
    {
        var conditions = new List<SlotCondition>();
        foreach (var (slotId, values) in node.Find("when")?.Entries() ?? [])
        {
            var condition = new SlotCondition(slotId, values.Texts());
            var slot = Find(above, slotId);
            if (slot is null)
            {
                values.Fault($"'when' names '{slotId}', which is no slot above this one", "Name a slot that is asked before.");
            }
            else
            {
                foreach (var value in condition.Values)
                {
                    if (!IsValue(slot, value))
                    {
                        values.Fault($"'{value}' is no value of the slot '{slotId}'", "Name its option ids, or yes / no.");
                    }
                }
            }

            conditions.Add(condition);
        }

        return conditions;
    }

    private static List<SlotOption> ReadOptions(DialogNode node, SlotType type)
    {
        var options = new List<SlotOption>();
        if (type is not (SlotType.Choice or SlotType.Choices))
        {
            node.Find("options")?.Fault("only a choice has options", "Remove them, or make the slot a choice.");
            return options;
        }

        var list = node.Need("options", "Write 'id: { label: … }' lines.");
        foreach (var (id, option) in list?.Entries() ?? [])
        {
            if (!IsId(id))
            {
                option.Fault($"'{id}' is no option id", "Use small letters, digits and dashes, beginning with a letter.");
            }

            var label = option.Need("label", "Write what people read.")?.Text() ?? "";
            if (options.Any(other => other.Label == label))
            {
                option.Fault($"two options are called '{label}'", "Give each a label of its own.");
            }

            options.Add(new SlotOption(id, label, option.Find("words")?.Texts() ?? []) { Line = option.Line });
            option.RefuseOtherKeys();
        }

        if (list is not null && options.Count is < 2 or > MaximumOptions)
        {
            list?.Fault($"there are {options.Count} options", $"Write 2 to {MaximumOptions}.");
        }

        return options;
    }

    private static DialogNode? ReadFor(DialogNode node, string key, SlotType type, SlotType[] allowed)
    {
        var value = node.Find(key);
        if (value is not null && Array.IndexOf(allowed, type) < 0)
        {
            value.Fault($"'{key}' means nothing on a slot of type {NameOf(type)}", "Remove it.");
            return null;
        }

        return value;
    }

    private static bool ReadFrom(DialogNode node, SlotType type)
    {
        var from = ReadFor(node, "from", type, TextsOnly);
        if (from is not null && from.Text() != "message")
        {
            from.Fault($"'from: {from.Text()}' is not known", "Write 'from: message'.");
        }

        return from is not null;
    }

    private static void Check(Slot slot, DialogNode node, IReadOnlyList<Slot> above, KindCategory category)
    {
        if (Find(above, slot.Id) is not null)
        {
            node.Fault($"the slot '{slot.Id}' stands here twice", "Keep one of them.");
        }

        if (slot.Optional && slot.Ask is null)
        {
            node.Fault("'optional' without 'ask' means nothing", "Remove it: a slot without 'ask' is never asked.");
        }

        if (slot.Say is not null && slot.Urgent.Count == 0)
        {
            node.Fault("'say' without 'urgent' is never said", "Name the urgent values.");
        }

        if (slot.Urgent.Count > 0 && category == KindCategory.Activity)
        {
            node.Fault("a record of an activity has no urgent value", "Remove 'urgent': an activity wakes nobody.");
        }

        foreach (var value in slot.Urgent)
        {
            if (!IsValue(slot, value))
            {
                node.Fault($"the urgent value '{value}' is no value of this slot", "Name its option ids, yes / no, or a least number.");
            }
        }

        if (slot.Assume is not null && !(slot.Type == SlotType.Time ? slot.Assume == "now" : IsValue(slot, slot.Assume)))
        {
            node.Fault($"'assume: {slot.Assume}' is no value of this slot", "Write 'now' for a time, an option id, yes / no, or a number.");
        }

        if (slot.Minimum > slot.Maximum)
        {
            node.Fault($"the least value {slot.Minimum} is above the greatest {slot.Maximum}", "Swap or mend them.");
        }
    }

    private static Slot? Find(IReadOnlyList<Slot> slots, string id)
    {
        for (var at = 0; at < slots.Count; at++)
        {
            if (slots[at].Id == id)
            {
                return slots[at];
            }
        }

        return null;
    }

    private static bool IsValue(Slot slot, string value) => slot.Type switch
    {
        SlotType.YesNo => value is "yes" or "no",
        SlotType.Choice or SlotType.Choices => slot.FindOption(value) is not null,
        SlotType.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static bool IsId(string id) => id.Length > 0 && char.IsAsciiLetterLower(id[0]) && !id.AsSpan().ContainsAnyExcept(IdCharacters);
}
