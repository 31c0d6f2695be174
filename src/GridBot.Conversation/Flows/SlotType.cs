// The types of slots.
namespace GridBot.Conversation.Flows;

/// <summary>Type of a slot; see docs/dialogs.md.</summary>
public enum SlotType
{
    Text,
    Choice,
    Choices,
    Place,
    Time,
    Number,
    Photos,
    YesNo,
}
