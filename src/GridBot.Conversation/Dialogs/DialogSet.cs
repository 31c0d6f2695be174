// Everything under dialogs/, read and checked: the whole domain the bot knows.
using GridBot.Classification;
using GridBot.Classification.Refusing;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Conversation.Understanding;
using GridBot.Reports.Masking;

namespace GridBot.Conversation.Dialogs;

/// <summary>An immutable set of dialogs.</summary>
public sealed record DialogSet
{
    /// <summary>First characters of a hash over all files: changes whenever a file does.</summary>
    public required string Version { get; init; }

    /// <summary>The 24 matters in order.</summary>
    public required IReadOnlyList<Matter> Matters { get; init; }

    /// <summary>The taken matters in the order of the menu.</summary>
    public required IReadOnlyList<Matter> Menu { get; init; }

    public required IReadOnlyDictionary<string, Bureau> Bureaus { get; init; }

    /// <summary>The bureau whose people complete what the conversation could not.</summary>
    public required Bureau Office { get; init; }

    /// <summary>Flows of the taken matters, by number.</summary>
    public required IReadOnlyDictionary<int, Flow> Flows { get; init; }

    public required Wording Wording { get; init; }

    public required Commands Commands { get; init; }

    public required IReadOnlyList<UrgencyRule> UrgencyRules { get; init; }

    public required NumeralReader Numerals { get; init; }

    public required TimeReader Times { get; init; }

    public required PlaceReader Places { get; init; }

    public required YesNoReader YesNo { get; init; }

    public required ClauseReader Clauses { get; init; }

    /// <summary>How long drafts live and when somebody is reminded of one.</summary>
    public required DraftRules Drafts { get; init; }

    public required Classifier Classifier { get; init; }

    public required Refusal Refusal { get; init; }

    public required Mask Mask { get; init; }

    /// <summary>The matter with a number of the list.</summary>
    public Matter Matter(int no) => Matters[no - 1];
}
