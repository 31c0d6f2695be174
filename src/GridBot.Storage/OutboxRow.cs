// A row of the outbox as the dispatcher's statements read it.
using GridBot.Notices;

namespace GridBot.Storage;

/// <summary>A row of the outbox, joined with its person when it goes to one.</summary>
internal sealed class OutboxRow
{
    public string Id { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string? Channel { get; init; }

    public string? UserId { get; init; }

    public string Payload { get; init; } = "";

    public int Urgent { get; init; }

    public long FirstDue { get; init; }

    public long DueAt { get; init; }

    public long CreatedAt { get; init; }

    public string? ReplaceKey { get; init; }

    public string Subject { get; init; } = "";

    public int Attempts { get; init; }

    public string? LastReason { get; init; }

    public OutboxItem Read(OutboxKind kind) => new()
    {
        Id = Id,
        Kind = kind,
        Target = Channel is not null && UserId is not null ? PersonStore.Target(Channel, UserId) : Recipient,
        Payload = Payload,
        Urgent = Urgent != 0,
        FirstDueAt = UnixMicroseconds.Read(FirstDue),
        DueAt = UnixMicroseconds.Read(DueAt),
        CreatedAt = UnixMicroseconds.Read(CreatedAt),
        ReplaceKey = ReplaceKey,
        Subject = Subject,
        Attempts = Attempts,
        LastReason = LastReason,
    };
}
