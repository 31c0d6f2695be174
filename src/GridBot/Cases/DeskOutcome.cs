// What came of a step that an officer wished to take.
using GridBot.Conversation.Cases;
using GridBot.Reports.Cases;

namespace GridBot.Cases;

/// <summary>The outcome at the desk. Only <see cref="Done"/> has an effect.</summary>
internal abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    /// <summary>The step is taken; everything it causes is durable.</summary>
    public sealed record Done : DeskOutcome;

    /// <summary>The same form was sent before and had its effect then.</summary>
    public sealed record Repeated : DeskOutcome;

    /// <summary>Something happened to the case since it was shown.</summary>
    /// <param name="Case">The case as it is.</param>
    public sealed record Outdated(FoundCase Case) : DeskOutcome;

    /// <summary>The step is not possible.</summary>
    /// <param name="Why">The reason.</param>
    /// <param name="Case">The case as it is.</param>
    public sealed record Refused(CaseRefusal Why, FoundCase Case) : DeskOutcome;

    /// <summary>The words are none that the service takes; nothing of them was kept.</summary>
    /// <param name="Case">The case as it is.</param>
    public sealed record WordsNotTaken(FoundCase Case) : DeskOutcome;

    /// <summary>There is no such case, or it is not with a bureau of the person.</summary>
    public sealed record Hidden : DeskOutcome;
}
