// What was entered into a form of a case's page.
using GridBot.Reports.Cases;

namespace GridBot.Pages;

/// <summary>An entry, so that a form that was refused is shown again with what was written.</summary>
/// <param name="Action">The step of the form.</param>
public sealed record StepEntry(CaseAction Action)
{
    public string Words { get; init; } = "";

    /// <summary>Id of a ready-made reason; empty for none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Number of a matter; null for none.</summary>
    public int? Matter { get; init; }
}
