// Where broken groups are remembered, over restarts and for all replicas; implemented by the storage.
namespace GridBot.Notices;

/// <summary>
/// The faults that the outbox met. They are opened and mended by <see cref="IOutboxStore.RecordAsync"/>, in the same write as the attempt; here they are told. Every change checks that nobody else made it:
/// of several replicas one tells.
/// </summary>
public interface IFaultStore
{
    /// <summary>All faults that are not closed, the oldest first.</summary>
    Task<IReadOnlyList<SendFault>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Makes what waits for broken groups due now, and returns how many rows that are; what is planned for later stays.</summary>
    Task<int> ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Marks an open fault as told and, in the same write, puts <paramref name="notice"/> into the outbox (null: nobody to tell). False, and nothing changes, when it was told or mended meanwhile.</summary>
    Task<bool> TellAsync(SendFault fault, OutboxItem? notice, CancellationToken cancellationToken);

    /// <summary>Forgets a mended fault and, in the same write, puts <paramref name="notice"/> into the outbox (null: nothing to say). False, and nothing changes, when it broke again or was closed meanwhile.</summary>
    Task<bool> CloseAsync(SendFault fault, OutboxItem? notice, CancellationToken cancellationToken);
}
