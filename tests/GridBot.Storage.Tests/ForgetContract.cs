// The contract of forgetting: nothing of a person stays, the facts of their reports do.
using GridBot.Notices;
using GridBot.Reports;

namespace GridBot.Storage.Tests;

public abstract class ForgetContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const string Person = "person-zhang";

    private static readonly ReportNumber Number = ReportNumber.Draw(Noon, new Random(1));

    [Fact]
    public async Task A_forgotten_person_leaves_reports_without_a_reporter_and_nothing_else()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(async turn =>
        {
            await turn.SaveSessionAsync(Person, "state", Noon, Token);
            await turn.AddReportAsync(Report(Number, Person), Token);
            await turn.AddAttachmentAsync(new AttachmentRecord("a1", Person, "image", "media", AttachmentState.Waiting, "", 0, Noon), Token);
            await turn.EnqueueAsync(Message("m1"), Token);
            await turn.EnqueueAsync(Fetch("f1", "a1"), Token);
        });

        await TurnAsync(turn => turn.ForgetPersonAsync(Person, Token));

        Assert.Null(await ReadAsync(turn => turn.FindTargetAsync(Person, Token)));
        Assert.Null(await ReadAsync(turn => turn.FindSessionAsync(Person, Token)));
        Assert.Empty(await ReadAsync(turn => turn.RecentReportsAsync(Person, 10, Token)));
        Assert.Equal("", (await ReadAsync(turn => turn.FindReportAsync(Number, Token)))!.Person);
        Assert.Equal("", Assert.Single(await Attachments.ListAsync(["a1"], Token)).Person);
        Assert.Empty(await Outbox.LeaseDueAsync(OutboxKind.PersonMessage, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token));
    }

    [Fact]
    public async Task A_photo_of_a_forgotten_person_is_still_fetched_for_its_report()
    {
        await AddPersonAsync("zhang");
        await EnqueueAsync(Fetch("f1", "a1"));
        await TurnAsync(turn => turn.ForgetPersonAsync(Person, Token));

        Assert.Equal("f1", Assert.Single(await Outbox.LeaseDueAsync(OutboxKind.MediaFetch, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token)).Id);
    }

    [Fact]
    public async Task A_forgotten_person_who_writes_again_is_somebody_new()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(turn => turn.ForgetPersonAsync(Person, Token));

        Assert.Equal("new", await ReadAsync(turn => turn.FindOrAddPersonAsync("wecom", "zhang", "new", Noon, Token)));
    }

    [Fact]
    public async Task A_waiting_answer_is_cancelled_by_its_key_and_others_stay()
    {
        await EnqueueAsync(Notice("calm", replace: "answer:1"), Notice("other", replace: "answer:2"));
        await TurnAsync(turn => turn.CancelWaitingAsync("answer:1", Token));

        Assert.Equal("other", Assert.Single(await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token)).Id);
    }

    private static OutboxItem Message(string id) => Notice(id) with { Kind = OutboxKind.PersonMessage, Target = "wecom:zhang", Payload = OutboxPayload.Write(OutboundMessage.Plain("你好")) };

    private static OutboxItem Fetch(string id, string attachment) => Notice(id) with { Kind = OutboxKind.MediaFetch, Target = "wecom:zhang", Payload = OutboxPayload.Write(new MediaFetch(attachment, "media")) };
}
