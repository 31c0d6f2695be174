// The contract of retention: what is over goes, a moment earlier it stays, and the facts of reports stay for good.
using Dapper;
using GridBot.Conversation.Sessions;
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage.Privacy;
using GridBot.Storage.Retention;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public abstract class RetentionContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const string Worker = "person-zhang";
    private const string Resident = "person-resident";
    private const string Words = "楼道堆物,说到电话138****";

    private static readonly RetentionRules Rules = new();
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private int drawn;

    private RetentionStore Retention => new(Database, new AuditStore(Database, TestSeal.Create()));

    [Fact]
    public async Task A_message_key_is_forgotten_after_three_days()
    {
        await TurnAsync(turn => turn.AddReplyAsync("key", "reply", Noon, Token));

        Assert.Equal(0, (await ApplyAsync(Noon + Rules.Seen)).Seen);
        Assert.Equal(1, (await ApplyAsync(Noon + Rules.Seen + Moment)).Seen);
        Assert.Null(await ReadAsync(turn => turn.FindReplyAsync("key", Token)));
        Assert.Equal(0, (await ApplyAsync(Noon + Rules.Seen + Moment)).Total);
    }

    [Fact]
    public async Task An_unfinished_report_goes_after_seven_days_with_its_photos_and_the_conversation_after_thirty()
    {
        await AddPersonAsync("zhang");
        var session = Session.New with
        {
            Introduced = true,
            HomeAsked = true,
            Draft = new Draft { Said = [Words], Attachments = ["of-draft"] },
            Aside = [new Draft { Said = [Words], Attachments = ["of-report"], Filed = "WG20261122-AB12" }],
        };
        await SaveAsync(Worker, session);
        await PhotoAsync("of-draft", Noon);
        await PhotoAsync("of-report", Noon);

        Assert.Equal(0, (await ApplyAsync(Noon + Rules.Drafts)).Drafts);
        Assert.Equal(1, (await ApplyAsync(Noon + Rules.Drafts + Moment)).Drafts);
        var left = SessionJson.Read(await ReadAsync(turn => turn.FindSessionAsync(Worker, Token)));
        Assert.False(left.HasUnfinished);
        Assert.True(left.Introduced && left.HomeAsked);
        Assert.Equal("of-report", Assert.Single(await Attachments.ListAsync(["of-draft", "of-report"], Token)).Id);

        Assert.Equal((0, 0), await ApplyAsync(Noon + Rules.Sessions) is var before ? (before.Sessions, before.Drafts) : default);
        var after = await ApplyAsync(Noon + Rules.Sessions + Moment);
        Assert.Equal((1, 1), (after.Sessions, after.People));
        Assert.Null(await ReadAsync(turn => turn.FindTargetAsync(Worker, Token)));
    }

    [Fact]
    public async Task A_conversation_that_went_on_is_kept()
    {
        await AddPersonAsync("zhang");
        await SaveAsync(Worker, Session.New with { Draft = new Draft { Said = [Words] } });
        await TurnAsync(turn => turn.SaveSessionAsync(Worker, SessionJson.Write(Session.New with { Draft = new Draft { Said = [Words, Words] } }), Noon + Rules.Drafts, Token));

        Assert.Equal(0, (await ApplyAsync(Noon + Rules.Drafts + Moment)).Total);
    }

    [Fact]
    public async Task A_report_loses_its_reporter_ninety_days_after_its_end_and_keeps_its_facts()
    {
        await AddPersonAsync("zhang");
        var filed = await FileAsync(Worker);
        await StepAsync(filed, ReportState.Done, Noon.AddDays(10));

        Assert.Equal(0, (await ApplyAsync(Noon.AddDays(10) + Rules.Reporters)).Reporters);
        Assert.Equal(Worker, (await FindAsync(filed)).Person);
        var counts = await ApplyAsync(Noon.AddDays(10) + Rules.Reporters + Moment);
        Assert.Equal((1, 1), (counts.Reporters, counts.People));

        var left = await FindAsync(filed);
        Assert.Equal(("", "", filed.Text, filed.Place, filed.Matter, filed.FiledAt), (left.Person, left.Case.HandlerPerson, left.Text, left.Place, left.Matter, left.FiledAt));
        Assert.All(await ReadAsync(turn => turn.CaseEventsAsync(filed.Number, Token)), step => Assert.Equal("", step.Person));
        Assert.Null(await ReadAsync(turn => turn.FindTargetAsync(Worker, Token)));
    }

    [Fact]
    public async Task An_open_case_keeps_its_reporter_however_old_it_is()
    {
        await AddPersonAsync("zhang");
        var filed = await FileAsync(Worker);

        Assert.Equal(0, (await ApplyAsync(Noon.AddYears(3))).Reporters);
        Assert.Equal(Worker, (await FindAsync(filed)).Person);
    }

    [Fact]
    public async Task A_resident_leaves_a_case_seven_days_after_its_end_and_a_worker_who_reported_the_same_stays()
    {
        await AddPersonAsync("zhang");
        await AddResidentAsync();
        var (own, joined) = (await FileAsync(Resident), await FileAsync(Worker));
        await TurnAsync(turn => turn.JoinCaseAsync(joined.Number, Resident, Noon, Token));
        await SaveAsync(Resident, Session.New with { Introduced = true });
        foreach (var report in (Report[])[own, joined])
        {
            await StepAsync(report, ReportState.Done, Noon);
        }

        Assert.Equal(0, (await ApplyAsync(Noon + Rules.Residents)).Total);
        var counts = await ApplyAsync(Noon + Rules.Residents + Moment);
        Assert.Equal((2, 1, 1), (counts.Reporters, counts.Sessions, counts.People));
        Assert.Equal(("", Worker), ((await FindAsync(own)).Person, (await FindAsync(joined)).Person));
        Assert.Empty(await ReadAsync(turn => turn.FollowersAsync(joined.Number, Token)));
        Assert.Null(await ReadAsync(turn => turn.FindTargetAsync(Resident, Token)));
    }

    [Fact]
    public async Task A_resident_with_an_open_case_can_still_be_told_of_it()
    {
        await AddResidentAsync();
        await FileAsync(Resident);

        await ApplyAsync(Noon.AddYears(1));
        Assert.Equal("official-account:openid-1", await ReadAsync(turn => turn.FindTargetAsync(Resident, Token)));
    }

    [Fact]
    public async Task A_contact_goes_seven_days_after_the_end_of_its_report_and_earlier_when_nothing_was_filed()
    {
        await AddResidentAsync();
        await AddPersonAsync("zhang");
        var filed = await FileAsync(Resident);
        await TurnAsync(async turn =>
        {
            await turn.KeepContactAsync(filed.Number, Resident, "13800138000", Noon, Token);
            await turn.KeepContactAsync(null, Worker, "13900139000", Noon, Token);
        });

        Assert.Equal(1, (await ApplyAsync(Noon + Rules.Drafts + Moment)).Contacts);
        Assert.Equal(0, (await ApplyAsync(Noon.AddYears(1))).Contacts);
        await StepAsync(filed, ReportState.Withdrawn, Noon.AddYears(1));
        Assert.Equal(1, (await ApplyAsync(Noon.AddYears(1) + Rules.Contacts + Moment)).Contacts);
    }

    [Fact]
    public async Task Photos_go_after_a_year_and_their_files_are_listed_for_deletion()
    {
        await PhotoAsync("old", Noon);
        await PhotoAsync("new", Noon.AddDays(1));
        await Attachments.MarkFetchedAsync("old", "image/jpeg", 10, Token);

        Assert.Equal(1, (await ApplyAsync(Noon + Rules.Attachments + Moment)).Attachments);
        Assert.Equal("new", Assert.Single(await Attachments.ListAsync(["old", "new"], Token)).Id);
        Assert.Equal(["old"], await Attachments.DroppedFilesAsync(10, Token));
    }

    [Fact]
    public async Task The_ledger_and_what_could_not_be_sent_go_after_ninety_days_and_what_waits_is_sent()
    {
        await EnqueueAsync(Notice("sent"), Notice("parked", "other"), Notice("waits", "third", due: Noon.AddDays(200)));
        var leased = await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token);
        await Outbox.RecordAsync(
            [
                new Attempted([new RowFate(leased.Single(row => row.Id == "sent"), new Fate.Done())], Noon, new SendResult.Sent()),
                new Attempted([new RowFate(leased.Single(row => row.Id == "parked"), new Fate.ParkFor("content"))], Noon, new SendResult.Never("content")),
            ],
            "owner",
            Token);

        Assert.Equal(0, (await ApplyAsync(Noon + Rules.Ledger)).Ledger);
        Assert.Equal(3, (await ApplyAsync(Noon + Rules.Ledger + Moment)).Ledger);
        Assert.Equal("waits", Assert.Single(await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", Noon.AddDays(200), TimeSpan.FromMinutes(1), 10, Token)).Id);
    }

    [Fact]
    public async Task Whoever_looks_after_a_grid_stays_known()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(turn => turn.SetHomeGridAsync(Worker, "heping-2", Token));

        Assert.Equal(0, (await ApplyAsync(Noon.AddYears(2))).People);
    }

    [Fact]
    public async Task A_dry_run_counts_and_deletes_nothing()
    {
        await TurnAsync(turn => turn.AddReplyAsync("key", "reply", Noon, Token));
        var counts = await Retention.ApplyAsync(Rules, Noon.AddDays(10), dryRun: true, Token);

        Assert.Equal(1, counts.Seen);
        Assert.Equal("reply", await ReadAsync(turn => turn.FindReplyAsync("key", Token)));
        Assert.Empty(await new AuditStore(Database, TestSeal.Create()).NewestAsync(10, Token));
    }

    [Fact]
    public async Task A_run_over_many_pages_finds_every_row_once()
    {
        const int rows = RetentionPass.Page + 501;
        for (var from = 0; from < rows; from += 500)
        {
            await Database.WriteAsync(
                (connection, _) => connection.ExecuteAsync(
                    "INSERT INTO seen (message_key, reply, seen_at) VALUES (@key, '{}', @at)",
                    Enumerable.Range(from, Math.Min(500, rows - from)).Select(row => new { key = $"key{row}", at = UnixMicroseconds.Of(row % 3 == 0 ? Noon.AddDays(5) : Noon) })),
                Token);
        }

        Assert.Equal(rows - ((rows + 2) / 3), (await ApplyAsync(Noon.AddDays(4))).Seen);
        Assert.Equal((rows + 2) / 3, await Database.ReadAsync((connection, _) => connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM seen"), Token));
    }

    [Fact]
    public async Task What_was_deleted_stands_in_the_audit_trail_as_counts()
    {
        await TurnAsync(turn => turn.AddReplyAsync("key", "reply", Noon, Token));
        await ApplyAsync(Noon.AddDays(10));

        var row = Assert.Single(await new AuditStore(Database, TestSeal.Create()).NewestAsync(10, Token));
        Assert.Equal(("retention", AuditAction.Retention), (row.Entry.Actor, row.Entry.Action));
        Assert.Contains("seen 1", row.Entry.Detail, StringComparison.Ordinal);
    }

    private Task<RetentionCounts> ApplyAsync(DateTimeOffset at) => Retention.ApplyAsync(Rules, at, dryRun: false, Token);

    private Task AddResidentAsync() => TurnAsync(turn => turn.FindOrAddPersonAsync("official-account", "openid-1", Resident, Noon, Token));

    private Task SaveAsync(string person, Session session) => TurnAsync(turn => turn.SaveSessionAsync(person, SessionJson.Write(session), Noon, Token));

    private Task PhotoAsync(string id, DateTimeOffset at) => TurnAsync(turn => turn.AddAttachmentAsync(new AttachmentRecord(id, Worker, "image", "media", AttachmentState.Waiting, "", 0, at), Token));

    private async Task<Report> FileAsync(string person)
    {
        var report = Report(ReportNumber.Draw(Noon, new Random(++drawn)), person, Words);
        await TurnAsync(turn => turn.AddReportAsync(report, Token));
        return await FindAsync(report);
    }

    private async Task<Report> FindAsync(Report report) => (await ReadAsync(turn => turn.FindReportAsync(report.Number, Token)))!;

    private Task StepAsync(Report report, ReportState state, DateTimeOffset at) => TurnAsync(turn => turn.StepCaseAsync(
        report with { State = state, Case = report.Case with { HandlerPerson = "person-officer" } },
        [new ReportEvent(report.Number, at, state, "bureau", "") { Action = CaseAction.Finish, Person = "person-officer" }],
        Token));
}
