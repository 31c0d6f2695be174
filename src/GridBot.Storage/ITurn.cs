// What one turn may read and write; everything here commits together or not at all.
using GridBot.Conversation.Cases;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>The open transaction of one turn. Personal data reach it masked.</summary>
public interface ITurn
{
    /// <summary>
    /// Opens the turn of a message: holds its person's row until commit, so that turns of one person queue up, and reads what is stored about both. A person who is unknown is added with
    /// <paramref name="newId"/>.
    /// </summary>
    Task<TurnOpening> OpenAsync(string key, string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The reply stored for a message key; null when the message was never seen.</summary>
    Task<string?> FindReplyAsync(string key, CancellationToken cancellationToken);

    /// <summary>Replaces the reply stored for a message key.</summary>
    Task ChangeReplyAsync(string key, string reply, CancellationToken cancellationToken);

    /// <summary>Takes a waiting row that nobody has begun to send out of the outbox; false when it is gone or was begun.</summary>
    Task<bool> TakeWaitingAsync(string id, CancellationToken cancellationToken);

    /// <summary>Marks a message key as seen and keeps its reply (opaque JSON) for a second delivery.</summary>
    Task AddReplyAsync(string key, string reply, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The person behind a platform's user id, added with <paramref name="newId"/> when unknown; holds the person's row until commit, so that turns of one person queue up.</summary>
    Task<string> FindOrAddPersonAsync(string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Id of the person's home area (a grid or community of grids.csv); empty when there is none.</summary>
    Task<string> FindHomeGridAsync(string person, CancellationToken cancellationToken);

    /// <summary>Keeps a person's home area; empty takes it away.</summary>
    Task SetHomeGridAsync(string person, string area, CancellationToken cancellationToken);

    /// <summary>"channel:user id" of a person, for the outbox; null when the person was deleted.</summary>
    Task<string?> FindTargetAsync(string person, CancellationToken cancellationToken);

    /// <summary>The session's state (opaque JSON); null when there is none.</summary>
    Task<string?> FindSessionAsync(string person, CancellationToken cancellationToken);

    Task SaveSessionAsync(string person, string state, DateTimeOffset now, CancellationToken cancellationToken);

    Task<bool> IsNumberTakenAsync(ReportNumber number, CancellationToken cancellationToken);

    /// <summary>Adds a report and its first event.</summary>
    Task AddReportAsync(Report report, CancellationToken cancellationToken);

    Task<Report?> FindReportAsync(ReportNumber number, CancellationToken cancellationToken);

    /// <summary>The person's newest reports, newest first; those of others that they joined are among them.</summary>
    Task<IReadOnlyList<Report>> RecentReportsAsync(string person, int limit, CancellationToken cancellationToken);

    /// <summary>Moves a report to the state of <paramref name="step"/> and writes the event. False when it was no longer in <paramref name="from"/>.</summary>
    Task<bool> MoveReportAsync(ReportState from, ReportEvent step, CancellationToken cancellationToken);

    /// <summary>Stores a report anew while it is still filed, and writes <paramref name="step"/>. False, and nothing is written, when the bureau has taken it up or it was withdrawn. The reporter, the filing time and the state stay.</summary>
    Task<bool> AmendReportAsync(Report report, ReportEvent step, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a case after a step, with the events of the step. False, and nothing is written, when somebody else changed it since <see cref="Report.Version"/>. What was said, where, when and
    /// by whom stays; what is known of the case, its matter, bureau, urgency, state and photos are written.
    /// </summary>
    Task<bool> StepCaseAsync(Report after, IReadOnlyList<ReportEvent> events, CancellationToken cancellationToken);

    /// <summary>All events of a report, oldest first.</summary>
    Task<IReadOnlyList<ReportEvent>> CaseEventsAsync(ReportNumber number, CancellationToken cancellationToken);

    /// <summary>The open cases of some bureaus, the most pressing first.</summary>
    Task<IReadOnlyList<Report>> OpenCasesAsync(IReadOnlyCollection<string> bureaus, int limit, CancellationToken cancellationToken);

    /// <summary>The open cases that may be the same thing, newest first: at an address that begins alike, next door, or near the point.</summary>
    Task<IReadOnlyList<Report>> AlikeAsync(AlikeQuery query, int limit, CancellationToken cancellationToken);

    /// <summary>The reports of a matter's kind in an area, and what its group was told of them; withdrawn ones do not count.</summary>
    Task<FoundSituation> FindSituationAsync(SituationQuery query, int limit, CancellationToken cancellationToken);

    /// <summary>Adds somebody who reported the same thing; false when they had before.</summary>
    Task<bool> JoinCaseAsync(ReportNumber number, string person, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>References of those who reported the same thing after the first one, in the order they came.</summary>
    Task<IReadOnlyList<string>> FollowersAsync(ReportNumber number, CancellationToken cancellationToken);

    /// <summary>What a person is waited for (see <see cref="SetAwaitsAsync"/>); empty for nothing.</summary>
    Task<string> FindAwaitsAsync(string person, CancellationToken cancellationToken);

    /// <summary>Keeps what a person is waited for, such as the answer to a bureau's question; empty takes it away.</summary>
    Task SetAwaitsAsync(string person, string awaits, CancellationToken cancellationToken);

    /// <summary>The person behind a platform's user id, added when unknown; unlike <see cref="FindOrAddPersonAsync"/> not the person whose turn this is.</summary>
    Task<string> FindOrAddOtherAsync(string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps that a person agreed to a version of the notice, by going on after it was shown.</summary>
    Task AgreeAsync(string person, string version, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The person wrote on a platform that lets us answer for some time only: what waited for that is due.</summary>
    Task WroteAsync(string person, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps a contact, sealed, for a report of the person; for the one being taken when <paramref name="number"/> is null.</summary>
    Task KeepContactAsync(ReportNumber? number, string person, string contact, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The report being taken was filed: the contact left meanwhile is for it.</summary>
    Task AttachContactAsync(ReportNumber number, string person, CancellationToken cancellationToken);

    /// <summary>Deletes the person's contacts, or only the one of the report being taken.</summary>
    Task DropContactsAsync(string person, bool pendingOnly, CancellationToken cancellationToken);

    /// <summary>Counts what is held of a person.</summary>
    Task<HeldData> HeldAsync(string person, CancellationToken cancellationToken);

    /// <summary>Adds an entry to the audit trail.</summary>
    Task<AuditRow> AuditAsync(AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes the cards of a case that can still be changed; each can be changed once. Cards that wait to be sent are not sent any more.</summary>
    Task<IReadOnlyList<CaseCard>> TakeCardsAsync(ReportNumber number, CancellationToken cancellationToken);

    /// <summary>Counts a report by what was suggested and what was chosen for it.</summary>
    Task CountPlacementAsync(PlacementOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Takes back the count of a report that was withdrawn: nobody stands by its matter any more. False when no report is counted there.</summary>
    Task<bool> UncountPlacementAsync(PlacementOutcome outcome, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a report's count when people change its matter after filing, as the city's office does with a report that waited to be placed: it is counted once, under what was chosen last.
    /// False, and nothing changes, when no report is counted under <paramref name="counted"/>.
    /// </summary>
    Task<bool> MovePlacementAsync(PlacementOutcome counted, int chosen, CancellationToken cancellationToken);

    /// <summary>What happened to cases within a time, and what stands open.</summary>
    /// <param name="since">The beginning of the time.</param>
    /// <param name="until">Its end, which does not belong to it.</param>
    /// <param name="office">Id of the city's office, for which cases wait that were sent back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<CaseFigures> CaseFiguresAsync(DateTimeOffset since, DateTimeOffset until, string office, CancellationToken cancellationToken);

    /// <summary>Adds an attachment that waits to be fetched.</summary>
    Task AddAttachmentAsync(AttachmentRecord attachment, CancellationToken cancellationToken);

    /// <summary>Forgets attachments and their waiting fetches; files already fetched are listed for deletion.</summary>
    Task DropAttachmentsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Adds a row to the outbox; see <see cref="OutboxItem.ReplaceKey"/>.</summary>
    Task EnqueueAsync(OutboxItem item, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a row to a person that is due now, leased from its first moment, so that whoever holds the lease may send it right after the commit without asking the outbox. False, and nothing is added, when
    /// another row of the person may be sent while the lease lasts, when the person got so much lately that a budget must be reckoned, or when the row may be replaced.
    /// </summary>
    Task<bool> EnqueueLeasedAsync(OutboxItem item, RowLease lease, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Rows that this turn added without a lease or hastened; what the dispatcher is told after the commit.</summary>
    IReadOnlyCollection<DueRow> Enqueued { get; }

    /// <summary>The payload of the waiting row with a replace key that nobody has leased or attempted; null when there is none.</summary>
    Task<string?> FindWaitingAsync(string replaceKey, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the waiting row of <see cref="OutboxItem.ReplaceKey"/> the payload of <paramref name="item"/>; it keeps its place. When the item is urgent, the row becomes so, due no later than the item.
    /// False, and nothing changes, when there is no such row that nobody has leased or attempted.
    /// </summary>
    Task<bool> ReviseAsync(OutboxItem item, CancellationToken cancellationToken);

    /// <summary>Deletes the person, the session and what waits to be sent to them; reports and attachments keep their facts and lose the person.</summary>
    Task ForgetPersonAsync(string person, CancellationToken cancellationToken);

    /// <summary>Removes a waiting row with a replace key, if there is one that nobody has leased or attempted.</summary>
    Task CancelWaitingAsync(string replaceKey, CancellationToken cancellationToken);
}
