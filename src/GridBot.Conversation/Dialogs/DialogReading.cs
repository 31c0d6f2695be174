// What one reading of a dialogs folder gave, faults included.
using GridBot.Classification.Refusing;
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

    /// <summary>All examples, those of the flows among them.</summary>
    public IReadOnlyList<FoundExample> Examples { get; init; } = [];

    /// <summary>The examples on both sides of the refusal's line.</summary>
    public IReadOnlyList<FoundExample> RefusalExamples { get; init; } = [];

    /// <summary>The refusal; null when its words cannot be read.</summary>
    public Refusal? Refusal { get; init; }

    public Commands? Commands { get; init; }

    public YesNoReader? YesNo { get; init; }
}
