// What must be known to file a report of one matter.
using GridBot.Classification;

namespace GridBot.Conversation.Flows;

/// <summary>The flow of a taken matter.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Terms">Weighted words that place a text here.</param>
/// <param name="Kinds">Kinds of reports; the first is assumed.</param>
public sealed record Flow(Matter Matter, IReadOnlyList<Term> Terms, IReadOnlyList<ReportKind> Kinds)
{
    /// <summary>Whether a contact left for it is that of who looks after the person concerned: reports about minors.</summary>
    public bool GuardianContact { get; init; }

    /// <summary>The file it was read from, relative to the dialogs folder.</summary>
    public string File { get; init; } = "";
}
