// Whether a step of a case is possible.
namespace GridBot.Reports.Cases;

/// <summary>The answer to the wish for a step.</summary>
public abstract record CaseDecision
{
    private CaseDecision()
    {
    }

    /// <summary>It is possible.</summary>
    /// <param name="To">The state it leads to.</param>
    /// <param name="As">The part in which it is done.</param>
    public sealed record Possible(ReportState To, CaseRole As) : CaseDecision;

    /// <summary>It is not possible.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Refused(CaseRefusal Why) : CaseDecision;
}
