// One thing that changed in a filed report, as its bureau is told.
namespace GridBot.Reports;

/// <summary>A change of a filed report. Masked, like the report.</summary>
/// <param name="Slot">What changed: a slot's id, or one of the names below; unique within a list of changes.</param>
/// <param name="Label">What it is called to people.</param>
/// <param name="Before">What was shown before; empty when nothing was.</param>
/// <param name="After">What is shown now; empty when it was taken away.</param>
public sealed record ReportChange(string Slot, string Label, string Before, string After)
{
    /// <summary>Name of a change that adds words to what was said.</summary>
    public const string Words = "#words";

    /// <summary>Name of a change of the number of photos.</summary>
    public const string Photos = "#photos";

    /// <summary>Name of a change of the urgency.</summary>
    public const string Urgency = "#urgency";

    /// <summary>Name of a change of the responsible bureau.</summary>
    public const string Bureau = "#bureau";

    /// <summary>Name of a change of the grid or community.</summary>
    public const string Area = "#area";

    /// <summary>Changes that nobody was told of yet, followed by newer ones: what changed twice is told once, what changed back not at all.</summary>
    public static IReadOnlyList<ReportChange> Merge(IReadOnlyList<ReportChange> untold, IReadOnlyList<ReportChange> newer)
    {
        ArgumentNullException.ThrowIfNull(untold);
        ArgumentNullException.ThrowIfNull(newer);
        var merged = new List<ReportChange>(untold);
        foreach (var change in newer)
        {
            var at = merged.FindIndex(known => known.Slot == change.Slot);
            if (at < 0)
            {
                merged.Add(change);
            }
            else
            {
                merged[at] = merged[at].Then(change);
            }
        }

        merged.RemoveAll(change => change.Before == change.After);
        return merged;
    }

    private ReportChange Then(ReportChange newer)
        => this with { After = Slot == Words && newer.Before.Length == 0 ? $"{After}\n{newer.After}" : newer.After };
}
