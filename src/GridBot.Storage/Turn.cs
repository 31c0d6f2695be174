// The open transaction of one turn, put together from the stores.
using System.Data.Common;
using GridBot.Conversation.Cases;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>One turn on one connection. Remembers which person a target belongs to, so that outbox rows need no second look-up.</summary>
internal sealed class Turn(DbConnection connection, TurnStores stores) : ITurn
{
    private readonly Dictionary<string, string> personByTarget = new(StringComparer.Ordinal);
    private readonly List<DueRow> enqueued = [];
    private readonly HashSet<string> filed = new(StringComparer.Ordinal);
    private readonly HashSet<(OutboxKind Kind, string? Key)> firsts = [];
    private readonly Dictionary<(OutboxKind Kind, string Target), DateTimeOffset> dues = [];
    private PersonStore.KnownPerson? known;

    public IReadOnlyCollection<DueRow> Enqueued => enqueued;

    public async Task<TurnOpening> OpenAsync(string key, string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var opening = await stores.People.OpenAsync(connection, key, channel, userId, newId, now, cancellationToken);
        known = new PersonStore.KnownPerson(opening.Person, opening.HomeGrid, opening.Awaits);
        personByTarget[PersonStore.Target(channel, userId)] = opening.Person;
        return opening;
    }

    public Task<string?> FindReplyAsync(string key, CancellationToken cancellationToken) => SeenStore.FindAsync(connection, key, cancellationToken);

    public Task AddReplyAsync(string key, string reply, DateTimeOffset now, CancellationToken cancellationToken) => SeenStore.AddAsync(connection, key, reply, now, cancellationToken);

    public Task ChangeReplyAsync(string key, string reply, CancellationToken cancellationToken) => SeenStore.ChangeAsync(connection, key, reply, cancellationToken);

    public Task<bool> TakeWaitingAsync(string id, CancellationToken cancellationToken) => OutboxEntry.TakeAsync(connection, id, cancellationToken);

    public async Task<string> FindOrAddPersonAsync(string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        known = await stores.People.FindOrAddAsync(connection, channel, userId, newId, now, cancellationToken);
        personByTarget[PersonStore.Target(channel, userId)] = known.Id;
        return known.Id;
    }

    // Read together with the person, so that a turn needs no second query.
    public Task<string> FindHomeGridAsync(string person, CancellationToken cancellationToken) =>
        known?.Id == person ? Task.FromResult(known.HomeGrid) : PersonStore.FindHomeAsync(connection, person, cancellationToken);

    public async Task SetHomeGridAsync(string person, string area, CancellationToken cancellationToken)
    {
        await PersonStore.SetHomeAsync(connection, person, area, cancellationToken);
        known = known?.Id == person ? known with { HomeGrid = area } : known;
    }

    public async Task<string?> FindTargetAsync(string person, CancellationToken cancellationToken)
    {
        var target = await stores.People.FindTargetAsync(connection, person, cancellationToken);
        if (target is not null)
        {
            personByTarget[target] = person;
        }

        return target;
    }

    public Task<string?> FindSessionAsync(string person, CancellationToken cancellationToken) => SessionStore.FindAsync(connection, person, cancellationToken);

    public Task SaveSessionAsync(string person, string state, DateTimeOffset now, CancellationToken cancellationToken) =>
        stores.Sessions.SaveAsync(connection, person, state, now, cancellationToken);

    public Task<bool> IsNumberTakenAsync(ReportNumber number, CancellationToken cancellationToken) => ReportStore.IsNumberTakenAsync(connection, number, cancellationToken);

    public Task AddReportAsync(Report report, CancellationToken cancellationToken)
    {
        filed.Add(report.Number.Text);
        return ReportStore.AddAsync(connection, report, cancellationToken);
    }

    public Task<Report?> FindReportAsync(ReportNumber number, CancellationToken cancellationToken) => ReportStore.FindAsync(connection, number, cancellationToken);

    public Task<IReadOnlyList<Report>> RecentReportsAsync(string person, int limit, CancellationToken cancellationToken) =>
        ReportStore.RecentAsync(connection, person, limit, cancellationToken);

    public Task<bool> MoveReportAsync(ReportState from, ReportEvent step, CancellationToken cancellationToken) => ReportStore.MoveAsync(connection, from, step, cancellationToken);

    public Task<bool> AmendReportAsync(Report report, ReportEvent step, CancellationToken cancellationToken) => ReportStore.AmendAsync(connection, report, step, cancellationToken);

    public Task<bool> StepCaseAsync(Report after, IReadOnlyList<ReportEvent> events, CancellationToken cancellationToken) => CaseStore.StepAsync(connection, after, events, cancellationToken);

    public Task<IReadOnlyList<ReportEvent>> CaseEventsAsync(ReportNumber number, CancellationToken cancellationToken) => CaseStore.EventsAsync(connection, number, cancellationToken);

    public Task<IReadOnlyList<Report>> OpenCasesAsync(IReadOnlyCollection<string> bureaus, int limit, CancellationToken cancellationToken) => CaseStore.OpenAsync(connection, bureaus, limit, cancellationToken);

    public Task<IReadOnlyList<Report>> AlikeAsync(AlikeQuery query, int limit, CancellationToken cancellationToken) => AlikeStore.FindAsync(connection, query, limit, cancellationToken);

    public Task<FoundSituation> FindSituationAsync(SituationQuery query, int limit, CancellationToken cancellationToken) => AlikeStore.FindSituationAsync(connection, query, limit, cancellationToken);

    public Task<bool> JoinCaseAsync(ReportNumber number, string person, DateTimeOffset now, CancellationToken cancellationToken) => CaseStore.JoinAsync(connection, stores.People.Dialect, number, person, now, cancellationToken);

    public Task<IReadOnlyList<string>> FollowersAsync(ReportNumber number, CancellationToken cancellationToken) => CaseStore.FollowersAsync(connection, number, cancellationToken);

    // Read together with the person, as the home grid is.
    public Task<string> FindAwaitsAsync(string person, CancellationToken cancellationToken) =>
        known?.Id == person ? Task.FromResult(known.Awaits) : PersonStore.FindAwaitsAsync(connection, person, cancellationToken);

    public async Task SetAwaitsAsync(string person, string awaits, CancellationToken cancellationToken)
    {
        await PersonStore.SetAwaitsAsync(connection, person, awaits, cancellationToken);
        known = known?.Id == person ? known with { Awaits = awaits } : known;
    }

    public async Task<string> FindOrAddOtherAsync(string channel, string userId, string newId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var other = await stores.People.FindOrAddOtherAsync(connection, channel, userId, newId, now, cancellationToken);
        personByTarget[PersonStore.Target(channel, userId)] = other.Id;
        return other.Id;
    }

    public Task AgreeAsync(string person, string version, DateTimeOffset now, CancellationToken cancellationToken) => PersonStore.AgreeAsync(connection, person, version, now, cancellationToken);

    public async Task WroteAsync(string person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await PersonStore.WroteAsync(connection, person, now, cancellationToken);
        enqueued.Add(new DueRow(OutboxKind.PersonMessage, now));
    }

    public Task KeepContactAsync(ReportNumber? number, string person, string contact, DateTimeOffset now, CancellationToken cancellationToken) =>
        stores.Contacts.KeepAsync(connection, number?.Text, person, contact, now, cancellationToken);

    public Task AttachContactAsync(ReportNumber number, string person, CancellationToken cancellationToken) => ContactStore.AttachAsync(connection, number.Text, person, cancellationToken);

    public Task DropContactsAsync(string person, bool pendingOnly, CancellationToken cancellationToken) => ContactStore.DropAsync(connection, person, pendingOnly, cancellationToken);

    public Task<HeldData> HeldAsync(string person, CancellationToken cancellationToken) => PersonStore.HeldAsync(connection, person, cancellationToken);

    public Task<AuditRow> AuditAsync(AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken) => stores.Audit.AddAsync(connection, entry, now, cancellationToken);

    public Task<IReadOnlyList<CaseCard>> TakeCardsAsync(ReportNumber number, CancellationToken cancellationToken) => CaseStore.TakeCardsAsync(connection, number, cancellationToken);

    public Task CountPlacementAsync(PlacementOutcome outcome, CancellationToken cancellationToken) => stores.Feedback.AddAsync(connection, outcome, cancellationToken);

    public Task<bool> UncountPlacementAsync(PlacementOutcome outcome, CancellationToken cancellationToken) => FeedbackStore.RemoveAsync(connection, outcome, cancellationToken);

    public Task<bool> MovePlacementAsync(PlacementOutcome counted, int chosen, CancellationToken cancellationToken) => stores.Feedback.MoveAsync(connection, counted, chosen, cancellationToken);

    public Task<CaseFigures> CaseFiguresAsync(DateTimeOffset since, DateTimeOffset until, string office, CancellationToken cancellationToken) =>
        CaseCounts.ReadAsync(connection, since, until, office, cancellationToken);

    public Task AddAttachmentAsync(AttachmentRecord attachment, CancellationToken cancellationToken) => AttachmentStore.AddAsync(connection, attachment, cancellationToken);

    public Task DropAttachmentsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => AttachmentStore.DropAsync(connection, ids, cancellationToken);

    public async Task EnqueueAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var recipient = item.Kind is OutboxKind.GroupNotice or OutboxKind.CaseTimer ? item.Target : await FindPersonAsync(item.Target, cancellationToken);
        await stores.Outbox.AddAsync(connection, item, recipient, IsFirst(item), cancellationToken);
        enqueued.Add(new DueRow(item.Kind, item.DueAt));
        dues[(item.Kind, item.Target)] = dues.TryGetValue((item.Kind, item.Target), out var before) && before < item.DueAt ? before : item.DueAt;
    }

    public async Task<bool> EnqueueLeasedAsync(OutboxItem item, RowLease lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What this turn itself put in before may not be seen by a statement yet.
        var isBehind = dues.TryGetValue((item.Kind, item.Target), out var due) && due <= now + lease.For;
        return !isBehind && await OutboxEntry.AddLeasedAsync(connection, item, await FindPersonAsync(item.Target, cancellationToken), lease, now, cancellationToken);
    }

    public Task<string?> FindWaitingAsync(string replaceKey, CancellationToken cancellationToken) => OutboxEntry.FindWaitingAsync(connection, replaceKey, cancellationToken);

    public async Task<bool> ReviseAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var isRevised = await OutboxEntry.ReviseAsync(connection, item, cancellationToken);
        if (isRevised)
        {
            enqueued.Add(new DueRow(item.Kind, item.DueAt));
        }

        return isRevised;
    }

    public Task ForgetPersonAsync(string person, CancellationToken cancellationToken) => PersonStore.ForgetAsync(connection, person, cancellationToken);

    public Task CancelWaitingAsync(string replaceKey, CancellationToken cancellationToken) => OutboxEntry.CancelAsync(connection, replaceKey, cancellationToken);

    // Nothing can wait yet about a report that was filed in this turn, but what this turn has enqueued.
    private bool IsFirst(OutboxItem item) => filed.Contains(item.Subject) && firsts.Add((item.Kind, item.Kind == OutboxKind.GroupNotice ? item.Subject : item.ReplaceKey));

    // The outbox and its ledger refer to a person by the random id: the platform's id stands in the table person only.
    private async Task<string> FindPersonAsync(string target, CancellationToken cancellationToken) =>
        personByTarget.TryGetValue(target, out var person)
            ? person
            : await stores.People.FindByTargetAsync(connection, target, cancellationToken) ?? throw new InvalidOperationException("An outbox row goes to a person who is not known.");
}
