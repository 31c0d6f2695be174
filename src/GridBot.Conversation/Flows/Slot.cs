// One thing that must or may be known for a report.
namespace GridBot.Conversation.Flows;

/// <summary>A slot of a kind; see docs/dialogs.md for the meaning of each part.</summary>
public sealed record Slot
{
    public required string Id { get; init; }

    public required SlotType Type { get; init; }

    public required string Label { get; init; }

    /// <summary>Line in the flow's file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The question; null for a slot that is never asked.</summary>
    public string? Ask { get; init; }

    public bool Optional { get; init; }

    /// <summary>Conditions on slots above; all must hold.</summary>
    public IReadOnlyList<SlotCondition> When { get; init; } = [];

    /// <summary>Value taken when nothing was said.</summary>
    public string? Assume { get; init; }

    /// <summary>Values that make the report urgent: option ids, "yes"/"no", or the least number.</summary>
    public IReadOnlyList<string> Urgent { get; init; } = [];

    /// <summary>What is said at once when an urgent value is met.</summary>
    public string? Say { get; init; }

    public IReadOnlyList<SlotOption> Options { get; init; } = [];

    public IReadOnlyList<string> Words { get; init; } = [];

    public string Unit { get; init; } = "";

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Filled by the message that told the matter.</summary>
    public bool FromMessage { get; init; }

    /// <summary>A time that may not lie in the future.</summary>
    public bool PastOnly { get; init; } = true;

    public SlotOption? FindOption(string id)
    {
        foreach (var option in Options)
        {
            if (option.Id == id)
            {
                return option;
            }
        }

        return null;
    }
}

/// <summary>An option of a choice.</summary>
public sealed record SlotOption(string Id, string Label, IReadOnlyList<string> Words)
{
    /// <summary>All that recognises the option in a text: its label, then its words.</summary>
    public IReadOnlyList<string> Names { get; } = [Label, .. Words];

    /// <summary>Line in the flow's file, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>A slot is relevant when another one has one of these values.</summary>
public sealed record SlotCondition(string Slot, IReadOnlyList<string> Values);
