// What came of the wish for a step.
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>The outcome of a wish.</summary>
public abstract record CaseOutcome
{
    private CaseOutcome()
    {
    }

    /// <summary>The step is taken once its effects are written.</summary>
    /// <param name="After">The case afterwards.</param>
    /// <param name="Effects">What must happen, all in one transaction.</param>
    public sealed record Done(Report After, IReadOnlyList<Effect> Effects) : CaseOutcome;

    /// <summary>The step is not possible.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Refused(CaseRefusal Why) : CaseOutcome;
}
