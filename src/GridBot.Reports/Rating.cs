// What the reporter thinks of how a case was settled.
namespace GridBot.Reports;

/// <summary>A rating; stored by name.</summary>
public enum Rating
{
    /// <summary>Not rated.</summary>
    None,
    Satisfied,
    Partly,
    Dissatisfied,
}
