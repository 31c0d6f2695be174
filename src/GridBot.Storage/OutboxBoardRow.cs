// A row of the outbox as the operator sees it.
namespace GridBot.Storage;

/// <summary>What waits or is parked, and why. Never what is said, nor to whom when it is a person.</summary>
public sealed record OutboxBoardRow
{
    public required string Id { get; init; }

    /// <summary>Name of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The group's id; empty for a person.</summary>
    public required string Group { get; init; }

    /// <summary>Number of the report; empty for none.</summary>
    public required string Subject { get; init; }

    public required bool Urgent { get; init; }

    /// <summary>Why it is parked; null while it waits.</summary>
    public required string? ParkedReason { get; init; }

    /// <summary>When it is tried next; of a parked row, when it was to be tried.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Why the last attempt did not send; empty before the first.</summary>
    public required string LastReason { get; init; }

    /// <summary>The platform's code of the last attempt; 0 when it gave none.</summary>
    public required int LastCode { get; init; }
}
