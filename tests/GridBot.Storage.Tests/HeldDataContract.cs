// The contract of what is held of a person: all of it is counted, contacts are sealed, and nothing is left of who asked to be forgotten.
using Dapper;
using GridBot.Reports;
using GridBot.Storage.Privacy;
using GridBot.Tests.Keys;

namespace GridBot.Storage.Tests;

public abstract class HeldDataContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const string Person = "person-zhang";
    private const string Phone = "13800138000";

    private static readonly ReportNumber Number = ReportNumber.Draw(Noon, new Random(1));

    private ContactDesk Desk => new(Database, TestSeal.Create(), Audit);

    private AuditStore Audit => new(Database, TestSeal.Create());

    [Fact]
    public async Task All_that_refers_to_a_person_is_counted_and_nothing_of_it_is_left_once_they_are_forgotten()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(async turn =>
        {
            await turn.SaveSessionAsync(Person, "state", Noon, Token);
            await turn.AddReportAsync(Report(Number, Person), Token);
            await turn.KeepContactAsync(Number, Person, Phone, Noon, Token);
            await turn.AddAttachmentAsync(new AttachmentRecord("a1", Person, "image", "media", AttachmentState.Waiting, "", 0, Noon), Token);
        });
        Assert.Equal(
            new HeldData { Reports = 1, Contacts = 1, Attachments = 1, Steps = 1, Sessions = 1, Accounts = 1 },
            await ReadAsync(turn => turn.HeldAsync(Person, Token)));

        await TurnAsync(turn => turn.ForgetPersonAsync(Person, Token));
        Assert.True((await ReadAsync(turn => turn.HeldAsync(Person, Token))).IsNothing);
        Assert.NotNull(await ReadAsync(turn => turn.FindReportAsync(Number, Token)));
    }

    [Fact]
    public async Task Of_an_officer_who_is_forgotten_the_cases_lose_who_handled_them()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(async turn =>
        {
            await turn.AddReportAsync(Report(Number, "person-somebody"), Token);
            var filed = (await turn.FindReportAsync(Number, Token))!;
            await turn.StepCaseAsync(
                filed with { State = ReportState.Accepted, Case = filed.Case with { HandlerPerson = Person } },
                [new ReportEvent(Number, Noon, ReportState.Accepted, "bureau", "") { Action = Reports.Cases.CaseAction.Accept, Person = Person }],
                Token);
        });
        await TurnAsync(turn => turn.ForgetPersonAsync(Person, Token));

        Assert.Equal("", (await ReadAsync(turn => turn.FindReportAsync(Number, Token)))!.Case.HandlerPerson);
    }

    [Fact]
    public async Task A_contact_is_stored_sealed_and_shown_with_an_audit_row()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(turn => turn.KeepContactAsync(Number, Person, Phone, Noon, Token));

        var stored = await Database.ReadAsync((connection, _) => connection.QuerySingleAsync<string>("SELECT sealed FROM report_contact"), Token);
        Assert.DoesNotContain(Phone, stored, StringComparison.Ordinal);
        Assert.True(await Desk.HasAsync(Number.Text, Token));
        Assert.Equal([Phone], await Desk.ShowAsync(Number.Text, "wu", Noon, Token));
        var row = Assert.Single(await Audit.NewestAsync(10, Token));
        Assert.Equal(new AuditEntry("wu", AuditAction.ContactShown, Number.Text), row.Entry);
    }

    [Fact]
    public async Task A_contact_left_while_reporting_belongs_to_the_report_once_it_is_filed_and_a_later_one_takes_its_place()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(turn => turn.KeepContactAsync(null, Person, "13900139000", Noon, Token));
        await TurnAsync(turn => turn.KeepContactAsync(null, Person, Phone, Noon, Token));
        Assert.False(await Desk.HasAsync(Number.Text, Token));
        await TurnAsync(turn => turn.AttachContactAsync(Number, Person, Token));

        Assert.Equal([Phone], await Desk.ShowAsync(Number.Text, "wu", Noon, Token));
    }

    [Fact]
    public async Task Contacts_are_taken_back_at_any_time()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(async turn =>
        {
            await turn.KeepContactAsync(Number, Person, Phone, Noon, Token);
            await turn.KeepContactAsync(null, Person, Phone, Noon, Token);
            await turn.DropContactsAsync(Person, pendingOnly: true, Token);
        });
        Assert.Equal(1, (await ReadAsync(turn => turn.HeldAsync(Person, Token))).Contacts);
        await TurnAsync(turn => turn.DropContactsAsync(Person, pendingOnly: false, Token));
        Assert.False(await Desk.HasAsync(Number.Text, Token));
    }

    [Fact]
    public async Task What_a_person_agreed_to_is_known_at_the_next_message()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(turn => turn.AgreeAsync(Person, "2026-11", Noon, Token));

        Assert.Equal("2026-11", (await ReadAsync(turn => turn.OpenAsync("key", "wecom", "zhang", "new", Noon, Token))).AgreedTo);
    }

    [Fact]
    public async Task No_user_id_stands_in_the_database()
    {
        await AddPersonAsync("zhang");
        var rows = await Database.ReadAsync((connection, _) => connection.QueryAsync<string>("SELECT CONCAT(user_key, address) FROM person"), Token);

        Assert.DoesNotContain("zhang", Assert.Single(rows), StringComparison.Ordinal);
    }
}
