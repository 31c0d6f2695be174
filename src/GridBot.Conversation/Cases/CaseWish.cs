// A step somebody wants to take with a case.
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>A wish for a step.</summary>
/// <param name="Action">The step.</param>
public sealed record CaseWish(CaseAction Action)
{
    /// <summary>What is said with it: a reason, a result, a question, an answer. Masked, and not refused.</summary>
    public string Words { get; init; } = "";

    /// <summary>Ids of the photos that come with it; they must be kept by the caller.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>The matter the case belongs to, for <see cref="CaseAction.Assign"/> and, as a suggestion, <see cref="CaseAction.Return"/>; null when none is named.</summary>
    public int? Matter { get; init; }

    /// <summary>Id of the bureau the case goes to whatever its matter, for <see cref="CaseAction.Assign"/>; null for the matter's own.</summary>
    public string? Bureau { get; init; }

    /// <summary>The rating, for <see cref="CaseAction.Rate"/>.</summary>
    public Rating Rating { get; init; }
}
