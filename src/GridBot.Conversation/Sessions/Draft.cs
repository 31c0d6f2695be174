// A report that is being taken: what was said and what is known so far.
using System.Text.Json.Serialization;

namespace GridBot.Conversation.Sessions;

/// <summary>A draft. Answers are a form state: questions are derived from what is missing.</summary>
public sealed record Draft
{
    /// <summary>What was said, masked, one message an entry.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Ids of the attachments sent so far.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>The matter, once known.</summary>
    public int? Matter { get; init; }

    /// <summary>The kind within the matter, once known.</summary>
    public string? Kind { get; init; }

    /// <summary>Likely matters, best first, while the matter is not settled and for changing it.</summary>
    public IReadOnlyList<int> Candidates { get; init; } = [];

    /// <summary>Words that spoke for the matter.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Known slots.</summary>
    public IReadOnlyList<SlotValue> Values { get; init; } = [];

    /// <summary>Slots that were asked and answered, in order, for going back.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Ids of the rules of urgency that applied; each is told once.</summary>
    public IReadOnlyList<string> UrgencyRules { get; init; } = [];

    /// <summary>Slots whose urgent value was told.</summary>
    public IReadOnlyList<string> UrgentSlots { get; init; } = [];

    /// <summary>Whether the person chose that this draft comes right after the one before; else it is offered.</summary>
    public bool Queued { get; init; }

    /// <summary>Whether it was told in one message with the draft before: place and time told once hold for both.</summary>
    public bool Together { get; init; }

    /// <summary>Whether its reminder went out; there is one a draft.</summary>
    public bool Reminded { get; init; }

    /// <summary>Whether the draft holds anything a person would miss.</summary>
    [JsonIgnore]
    public bool HasContent => Said.Count > 0 || Attachments.Count > 0;

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public SlotValue? Find(string slot) => Values.FirstOrDefault(value => value.Slot == slot);

    /// <summary>The draft with a slot's value set, replacing an earlier one.</summary>
    public Draft With(SlotValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Values = [.. Values.Where(other => other.Slot != value.Slot), value] };
    }

    public Draft Without(string slot) => this with { Values = [.. Values.Where(value => value.Slot != slot)] };
}
