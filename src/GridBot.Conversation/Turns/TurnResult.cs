// What a turn decides: the new session, what is said, and what must happen.
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The result of a turn.</summary>
/// <param name="Session">The session after the turn.</param>
/// <param name="Reply">What is said; null for nothing.</param>
/// <param name="Effects">What must happen, all in the turn's transaction.</param>
/// <param name="Wants">What the turn lacked; when not None, the rest is void and the turn is to be run again with it.</param>
public sealed record TurnResult(Session Session, Reply? Reply, IReadOnlyList<Effect> Effects, TurnWants Wants = TurnWants.None)
{
    /// <summary>A tapped card's new caption; null when the activity was no tap.</summary>
    public string? CardCaption { get; init; }

    /// <summary>Stands in the last reply to who had everything deleted, in place of the receipt that the audit trail gives.</summary>
    public const string ReceiptMark = "{receipt}";

    /// <summary>How long the answer is kept back; zero, but for who keeps sending what is of no use.</summary>
    public TimeSpan SlowBy { get; init; }

    /// <summary>The report whose waiting notices are wanted.</summary>
    public ReportNumber? About { get; init; }

    /// <summary>What is wanted to be compared with.</summary>
    public Cases.AlikeQuery? Alike { get; init; }

    /// <summary>The turn that wants it, for <see cref="TurnInput.Paused"/>; null when it must be run from its beginning.</summary>
    public PausedTurn? Paused { get; init; }

    /// <summary>What is wanted to be counted.</summary>
    public Cases.SituationQuery? Situation { get; init; }
}

/// <summary>What a turn can lack.</summary>
public enum TurnWants
{
    None,
    OwnReports,
    FreeNumber,

    /// <summary>What is held of the person beside their reports.</summary>
    Held,

    /// <summary>What waits to be sent about the report <see cref="TurnResult.About"/>.</summary>
    Waiting,

    /// <summary>The case <see cref="TurnResult.About"/> with its events, whoever filed it.</summary>
    Case,

    /// <summary>The open cases of the officer's bureaus.</summary>
    Todo,

    /// <summary>The open cases that are like <see cref="TurnResult.Alike"/>.</summary>
    Alike,

    /// <summary>The reports of <see cref="TurnResult.Situation"/>.</summary>
    Situation,
}
