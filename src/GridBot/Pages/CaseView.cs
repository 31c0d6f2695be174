// A case as its page shows it to those who may see it.
using GridBot.Conversation.Turns;
using GridBot.Reports.Cases;

namespace GridBot.Pages;

/// <summary>A case in words. Nothing here tells who reported it.</summary>
public sealed record CaseView
{
    public required string Number { get; init; }

    /// <summary>Matter and kind.</summary>
    public required string Title { get; init; }

    public required string Bureau { get; init; }

    public required bool IsUrgent { get; init; }

    public required string Urgency { get; init; }

    public required string State { get; init; }

    /// <summary>Whether something is still to be done.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>The deadline in words; empty when there is none, or nothing is to be done any more.</summary>
    public required string Deadline { get; init; }

    public required bool IsOver { get; init; }

    /// <summary>Place, time and what else is known about it, label by label.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What was seen: the answers.</summary>
    public required IReadOnlyList<Fact> Seen { get; init; }

    /// <summary>What was said, a message a line.</summary>
    public required IReadOnlyList<string> Said { get; init; }

    public required IReadOnlyList<PhotoView> Photos { get; init; }

    /// <summary>What the bureau said when it settled it; empty while it is not settled.</summary>
    public required string Result { get; init; }

    /// <summary>The photos that came with it.</summary>
    public required IReadOnlyList<PhotoView> ResultPhotos { get; init; }

    /// <summary>How the reporter rated that; empty when they did not.</summary>
    public required string Rating { get; init; }

    /// <summary>All steps, the newest first.</summary>
    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>What whoever looks may do now, the nearest first.</summary>
    public required IReadOnlyList<CaseAction> Actions { get; init; }

    /// <summary>Ready-made reasons for sending it back.</summary>
    public required IReadOnlyList<Conversation.Cases.ReturnReason> Reasons { get; init; }

    /// <summary>The matters it can be placed under, likely ones first.</summary>
    public required IReadOnlyList<MatterChoice> Matters { get; init; }

    /// <summary>Whether somebody left a contact that whoever looks may ask for.</summary>
    public bool HasContact { get; init; }

    /// <summary>The contacts, once they were asked for; null before.</summary>
    public IReadOnlyList<string>? Contacts { get; init; }

    /// <summary>How many steps it has: what a form tells that it was made of.</summary>
    public int StepCount => Steps.Count;
}
