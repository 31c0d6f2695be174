// How people take back what they said, as told by understanding/corrections.yaml.
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Understanding;

/// <summary>Words of corrections; see the file's comments for each list.</summary>
/// <param name="Names">Words for a slot beside its label, by the slot's type.</param>
/// <param name="LeadIns">What may stand before a correction.</param>
/// <param name="Wrong">Said of what was told before.</param>
/// <param name="Becomes">Stands between what was wrong and what is right.</param>
/// <param name="Not">Stands before a value that is not the right one.</param>
/// <param name="Ask">With a slot's name and nothing else: the slot is asked again.</param>
public sealed record CorrectionWords(
    IReadOnlyDictionary<SlotType, IReadOnlyList<string>> Names,
    IReadOnlyList<string> LeadIns,
    IReadOnlyList<string> Wrong,
    IReadOnlyList<string> Becomes,
    IReadOnlyList<string> Not,
    IReadOnlyList<string> Ask);

/// <summary>A correction in one's own words.</summary>
/// <param name="Slot">The slot that is named; null when only the right value is told.</param>
/// <param name="Value">The right value's words; empty when the slot is to be asked again.</param>
public sealed record SaidCorrection(Slot? Slot, string Value);
