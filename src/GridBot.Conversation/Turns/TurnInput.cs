// All a turn depends on; the engine opens nothing of its own.
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The input of a turn.</summary>
public sealed record TurnInput
{
    public required Session Session { get; init; }

    public required Activity Activity { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Reference of the person, for the report.</summary>
    public required string Person { get; init; }

    public required Role Role { get; init; }

    /// <summary>Id of the person's home area; empty when there is none.</summary>
    public string HomeGrid { get; init; } = "";

    /// <summary>Version of the notice that the person agreed to; empty for none.</summary>
    public string AgreedTo { get; init; } = "";

    /// <summary>How long a calm answer waits for more of a burst.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the person is waited for about a case; null for nothing.</summary>
    public Cases.Awaited? Awaits { get; init; }

    /// <summary>The person's office; null for who is no officer of any bureau.</summary>
    public Cases.OfficerSeat? Seat { get; init; }

    /// <summary>The case a turn wanted, with its events; null until then, and empty when there is none of that number.</summary>
    public Cases.FoundCase? Case { get; init; }

    /// <summary>The open cases of the officer's bureaus, the most pressing first; null until a turn wants them.</summary>
    public IReadOnlyList<Report>? Todo { get; init; }

    /// <summary>Open cases of a matter that a turn wanted to compare with; null until then.</summary>
    public Cases.FoundAlike? Alike { get; init; }

    /// <summary>The turn that wanted to compare or count, to go on where it stopped; null runs it from its beginning.</summary>
    public PausedTurn? Paused { get; init; }

    /// <summary>The reports of a situation that a turn wanted to count; null until then.</summary>
    public Cases.FoundSituation? Situation { get; init; }

    /// <summary>The person's newest reports, those they joined included, newest first; null until a turn wants them.</summary>
    public IReadOnlyList<Report>? OwnReports { get; init; }

    /// <summary>What else is held of the person; null until a turn wants it.</summary>
    public HeldFacts? Held { get; init; }

    /// <summary>A free report number; null until a turn wants one.</summary>
    public ReportNumber? FreeNumber { get; init; }

    /// <summary>What waits to be sent about the report a turn wanted to know it of; null until then.</summary>
    public WaitingNotices? Waiting { get; init; }
}

/// <summary>Whom the bot talks to.</summary>
public enum Role
{
    Worker,
    Resident,
}
