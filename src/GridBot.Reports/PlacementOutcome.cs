// What was suggested and what was chosen: the feedback that is counted, and nothing else of a report.
namespace GridBot.Reports;

/// <summary>A cell of the feedback. Holds no text, person, place or time.</summary>
/// <param name="Model">Version of the model that suggested.</param>
/// <param name="Suggested">The matter it suggested first; 0 for none.</param>
/// <param name="Chosen">The matter that people or the city's office chose; 0 while it waits to be placed.</param>
public sealed record PlacementOutcome(string Model, int Suggested, int Chosen)
{
    /// <summary>The outcome of a report; null when no model was asked about it.</summary>
    public static PlacementOutcome? Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Placement.WasRanked ? new PlacementOutcome(report.Placement.Model, report.Placement.Suggested, report.Matter) : null;
    }
}

/// <summary>How many reports an outcome stands for.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reports">Reports that are not withdrawn.</param>
public sealed record PlacementCount(PlacementOutcome Outcome, long Reports);
