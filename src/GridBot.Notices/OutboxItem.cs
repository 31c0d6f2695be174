// A row of the outbox: something that must reach the outside once its turn has been committed.
namespace GridBot.Notices;

/// <summary>A row of the outbox.</summary>
public sealed record OutboxItem
{
    /// <summary>Random id, unique; drawn by the writer.</summary>
    public required string Id { get; init; }

    public required OutboxKind Kind { get; init; }

    /// <summary>Whom it goes to: "channel:user id" for a person or a media fetch, the group id for a notice. Rate limits count per target.</summary>
    public required string Target { get; init; }

    /// <summary>The kind's payload as JSON (see <see cref="OutboxPayload"/>). Never logged.</summary>
    public required string Payload { get; init; }

    /// <summary>Urgent rows are leased before others.</summary>
    public bool Urgent { get; init; }

    /// <summary>Not before this time.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// When set, a new row with the same key replaces a waiting one (not yet leased, not attempted): the calm answer to a burst of messages.
    /// </summary>
    public string? ReplaceKey { get; init; }

    /// <summary>Number of the report the row is about, so that the ledger can be asked by it; empty for none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When the row was to go out at first; retries move <see cref="DueAt"/>, not this. Filled by the store when the row is leased.</summary>
    public DateTimeOffset? FirstDueAt { get; init; }

    /// <summary>From when it is reckoned how long the row is tried: its first due time, or when it was sent again by hand or its group was last found broken. Filled by the store when the row is leased.</summary>
    public DateTimeOffset? PatienceFrom { get; init; }

    /// <summary>Whether the row stays out of digests, because one that held it was refused: alone it shows whether it was the cause. Filled by the store when the row is leased.</summary>
    public bool GoesAlone { get; init; }

    /// <summary>Times a send was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt did not send, a short code; null before the first failure.</summary>
    public string? LastReason { get; init; }
}
