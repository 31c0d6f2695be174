// Reads reports and the feedback beside the writes, for whoever inspects them.
using GridBot.Reports;

namespace GridBot.Storage;

/// <summary>Reads what is committed; nobody waits for it.</summary>
public sealed class ReportReader(IDatabase database)
{
    /// <summary>A report; null when there is none of that number.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task<Report?> FindAsync(ReportNumber number, CancellationToken cancellationToken)
        => database.ReadAsync((connection, token) => ReportStore.FindAsync(connection, number, token), cancellationToken);

    /// <summary>All events of a report, oldest first.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task<IReadOnlyList<ReportEvent>> EventsAsync(ReportNumber number, CancellationToken cancellationToken)
        => database.ReadAsync((connection, token) => CaseStore.EventsAsync(connection, number, token), cancellationToken);

    /// <summary>All counts of what was suggested and chosen, by model version, suggested and chosen matter.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public Task<IReadOnlyList<PlacementCount>> PlacementCountsAsync(CancellationToken cancellationToken)
        => database.ReadAsync(FeedbackStore.ReadAsync, cancellationToken);
}
