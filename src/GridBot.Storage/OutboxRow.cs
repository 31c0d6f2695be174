// A row of the outbox as the dispatcher's statements read it.
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>A row of the outbox, joined with its person when it goes to one.</summary>
internal sealed class OutboxRow
{
    /// <summary>What is read of a row "o" of the outbox; the person's columns are added where one is joined.</summary>
    public const string Columns = """
        o.id AS Id, o.recipient AS Recipient, o.payload AS Payload, o.urgent AS Urgent, o.first_due AS FirstDue, o.due_at AS DueAt, o.created_at AS CreatedAt, o.replace_key AS ReplaceKey,
        o.subject AS Subject, o.attempts AS Attempts, o.patience_from AS PatienceFrom, o.last_result AS LastResult, o.last_reason AS LastReason, o.lease_until AS LeaseUntil
        """;

    public string Id { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string? Channel { get; init; }

    /// <summary>The person's sealed user id.</summary>
    public string? Address { get; init; }

    public string Payload { get; init; } = "";

    public int Urgent { get; init; }

    public long FirstDue { get; init; }

    public long DueAt { get; init; }

    public long CreatedAt { get; init; }

    public string? ReplaceKey { get; init; }

    public string Subject { get; init; } = "";

    public int Attempts { get; init; }

    public long PatienceFrom { get; init; }

    public string? LastResult { get; init; }

    public string? LastReason { get; init; }

    public long LeaseUntil { get; init; }

    /// <summary>The row as it is sent.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="people">Opens addresses; null where no person is joined.</param>
    public OutboxItem Read(OutboxKind kind, PersonStore? people = null) => new()
    {
        Id = Id,
        Kind = kind,
        Target = Channel is not null && Address is not null && people is not null ? people.TargetOf(Recipient, Channel, Address) : Recipient,
        Payload = Payload,
        Urgent = Urgent != 0,
        FirstDueAt = UnixMicroseconds.Read(FirstDue),
        DueAt = UnixMicroseconds.Read(DueAt),
        CreatedAt = UnixMicroseconds.Read(CreatedAt),
        ReplaceKey = ReplaceKey,
        Subject = Subject,
        PatienceFrom = UnixMicroseconds.Read(PatienceFrom == 0 ? FirstDue : PatienceFrom),
        GoesAlone = LastResult == OutboxLedger.Never,
        Attempts = Attempts,
        LastReason = LastReason,
    };
}
