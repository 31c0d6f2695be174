// What one reading of a dialogs folder gave, faults included.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Dialogs;

/// <summary>A reading of the dialogs. The parts stand there also when others have faults, so that everything wrong can be told at once.</summary>
internal sealed record DialogReading
{
    /// <summary>All faults, by file and line.</summary>
    public required IReadOnlyList<DialogFault> Faults { get; init; }

    /// <summary>The set; null when there are faults.</summary>
    public DialogSet? Dialogs { get; init; }

    public IReadOnlyList<Flow> Flows { get; init; } = [];

    public Commands? Commands { get; init; }

    public YesNoReader? YesNo { get; init; }
}
