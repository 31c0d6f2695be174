// Deletes what was kept long enough, and leaves a line in the audit trail.
using GridBot.Storage.Privacy;

namespace GridBot.Storage.Retention;

/// <summary>Applies the rules. Run twice, or by two replicas at once, it finds nothing the second time.</summary>
public sealed class RetentionStore(IDatabase database, AuditStore audit)
{
    /// <summary>Applies the rules.</summary>
    /// <param name="rules">How long what is kept.</param>
    /// <param name="now">The time.</param>
    /// <param name="dryRun">Only counts what is over. People who would be forgotten only after something else went are not counted.</param>
    /// <param name="cancellationToken">Gives up; what was deleted stays deleted.</param>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async Task<RetentionCounts> ApplyAsync(RetentionRules rules, DateTimeOffset now, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var run = new RetentionRun(database, rules, now, dryRun);

        // Who is in no conversation and no report any more is forgotten last.
        var counts = new RetentionCounts
        {
            Drafts = await run.DropDraftsAsync(cancellationToken),
            Sessions = await run.ForgetSessionsAsync(cancellationToken),
            Seen = await run.ForgetSeenAsync(cancellationToken),
            Contacts = await run.DropContactsAsync(cancellationToken),
            Reporters = await run.PartResidentsAsync(cancellationToken) + await run.PartReportersAsync(cancellationToken),
            Attachments = await run.DropAttachmentsAsync(cancellationToken),
            Ledger = await run.ForgetLedgerAsync(cancellationToken) + await run.ForgetParkedAsync(cancellationToken),
            People = await run.ForgetPeopleAsync(cancellationToken),
        };
        if (!dryRun && counts.Total > 0)
        {
            await audit.AddAsync(new AuditEntry("retention", AuditAction.Retention, Detail: counts.ToString()), now, cancellationToken);
        }

        return counts;
    }
}
