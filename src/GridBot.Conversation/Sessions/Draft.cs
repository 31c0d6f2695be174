// A report that is being taken: what was said and what is known so far.
using System.Text.Json.Serialization;
using GridBot.Reports;

namespace GridBot.Conversation.Sessions;

/// <summary>A draft. Answers are a form state: questions are derived from what is missing.</summary>
public sealed record Draft
{
    /// <summary>What was said, masked, one message an entry.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Ids of the attachments sent so far.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>The matter, once known; <see cref="Report.Unplaced"/> when the city's office is to place the report.</summary>
    public int? Matter { get; init; }

    /// <summary>The kind within the matter, once known.</summary>
    public string? Kind { get; init; }

    /// <summary>Likely matters, best first, while the matter is not settled and for changing it.</summary>
    public IReadOnlyList<int> Candidates { get; init; } = [];

    /// <summary>How the matter was suggested and chosen; null while nothing was ranked and nothing chosen.</summary>
    public Placement? Placement { get; init; }

    /// <summary>At which question it was said under which matter the draft was put without asking (see <see cref="OpenQuestion.Key"/>); null when it was not said yet.</summary>
    public string? PlacementTold { get; init; }

    /// <summary>Whether it was asked once to say more, because nothing could be made of what was said.</summary>
    public bool Clarified { get; init; }

    /// <summary>Words that spoke for the matter it was put under; empty when a person chose it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Reasons => Placement is { By: PlacedBy.Sure or PlacedBy.Early } ? Placement.Reasons : [];

    /// <summary>Known slots.</summary>
    public IReadOnlyList<SlotValue> Values { get; init; } = [];

    /// <summary>Slots that were asked and answered, in order, for going back.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Ids of the rules of urgency that applied; each is told once.</summary>
    public IReadOnlyList<string> UrgencyRules { get; init; } = [];

    /// <summary>Slots whose urgent value was told.</summary>
    public IReadOnlyList<string> UrgentSlots { get; init; } = [];

    /// <summary>Number of the report this draft amends; null while nothing was filed. Its attachments belong to the report.</summary>
    public string? Filed { get; init; }

    /// <summary>Whether the report went out before all was known and the rest is being asked.</summary>
    public bool FollowsUp { get; init; }

    /// <summary>Version of the dialogs it was begun with, or brought to.</summary>
    public string DialogVersion { get; init; } = "";

    /// <summary>What was answered about the community of the place; null when it was not asked.</summary>
    public ToldArea? Told { get; init; }

    /// <summary>Matter and place as they were when the draft was last compared with open cases; null before.</summary>
    public string? Compared { get; init; }

    /// <summary>The open case the person is asked about; null when none is.</summary>
    public SameCase? Same { get; init; }

    /// <summary>Whether the person said that it is a thing of its own.</summary>
    public bool Distinct { get; init; }

    /// <summary>Whether the person chose that this draft comes right after the one before; else it is offered.</summary>
    public bool Queued { get; init; }

    /// <summary>Whether it was told in one message with the draft before: place and time told once hold for both.</summary>
    public bool Together { get; init; }

    /// <summary>Whether a contact was left for it; the contact itself stands nowhere in the session.</summary>
    public bool HasContact { get; init; }

    /// <summary>Whether its reminder went out; there is one a draft.</summary>
    public bool Reminded { get; init; }

    /// <summary>Whether the draft holds anything a person would miss; what is filed is not lost with it.</summary>
    [JsonIgnore]
    public bool HasContent => Filed is null && (Said.Count > 0 || Attachments.Count > 0);

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public SlotValue? Find(string slot)
    {
        for (var at = 0; at < Values.Count; at++)
        {
            if (Values[at].Slot == slot)
            {
                return Values[at];
            }
        }

        return null;
    }

    /// <summary>The draft with a slot's value set, replacing an earlier one.</summary>
    public Draft With(SlotValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return With([value]);
    }

    /// <summary>The draft with the values of several slots set, replacing earlier ones; of two for one slot the later.</summary>
    public Draft With(IReadOnlyList<SlotValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var all = new List<SlotValue>(Values.Count + values.Count);
        all.AddRange(Values);
        foreach (var value in values)
        {
            Remove(all, value.Slot);
            all.Add(value);
        }

        return this with { Values = all };
    }

    private static void Remove(List<SlotValue> values, string slot)
    {
        for (var at = values.Count - 1; at >= 0; at--)
        {
            if (values[at].Slot == slot)
            {
                values.RemoveAt(at);
            }
        }
    }

    public Draft Without(string slot) => this with { Values = [.. Values.Where(value => value.Slot != slot)] };
}
