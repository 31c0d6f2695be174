// The contract of amendments: a report changes while it is filed, and a notice that has not gone out changes with it.
using GridBot.Notices;
using GridBot.Reports;

namespace GridBot.Storage.Tests;

public abstract class AmendmentContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly ReportNumber Number = ReportNumber.TryParse("WG20261122-7K3F", out var number) ? number.Value : default;

    private static readonly ReportEvent Step = new(Number, Noon.AddMinutes(1), ReportState.Filed, "reporter", "amended");

    [Fact]
    public async Task A_filed_report_is_stored_anew_and_keeps_reporter_time_and_state()
    {
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "p"), Token));
        var amended = Report(Number, "somebody else", "more text", Noon.AddDays(1)) with
        {
            Place = new Place("人民路21号"),
            OccurredAt = Noon.AddHours(-8),
            Urgency = Urgency.Normal,
            Answers = [new Answer("what", "隐患", "other", "其他")],
            Attachments = ["c"],
            State = ReportState.Withdrawn,
        };
        Assert.True(await ReadAsync(turn => turn.AmendReportAsync(amended, Step, Token)));

        var found = await ReadAsync(turn => turn.FindReportAsync(Number, Token));
        Assert.NotNull(found);
        Assert.Equal(("more text", "人民路21号", Noon.AddHours(-8), Urgency.Normal), (found.Text, found.Place.Text, found.OccurredAt, found.Urgency));
        Assert.Null(found.Place.Point);
        Assert.Equal(amended.Answers, found.Answers);
        Assert.Equal(["c"], found.Attachments);
        Assert.Equal(("p", Noon, ReportState.Filed), (found.Person, found.FiledAt, found.State));
    }

    [Theory]
    [InlineData(ReportState.Accepted)]
    [InlineData(ReportState.Withdrawn)]
    public async Task A_report_that_is_not_filed_any_more_stays_as_it_is(ReportState state)
    {
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "p"), Token));
        await TurnAsync(turn => turn.MoveReportAsync(ReportState.Filed, Step with { State = state, Reason = "" }, Token));

        Assert.False(await ReadAsync(turn => turn.AmendReportAsync(Report(Number, "p", "more text"), Step, Token)));
        Assert.Equal("text", (await ReadAsync(turn => turn.FindReportAsync(Number, Token)))?.Text);
    }

    [Fact]
    public async Task Of_an_amendment_and_a_withdrawal_at_once_the_first_decides()
    {
        await TurnAsync(turn => turn.AddReportAsync(Report(Number, "p"), Token));
        var done = await Task.WhenAll(
            ReadAsync(turn => turn.MoveReportAsync(ReportState.Filed, Step with { State = ReportState.Withdrawn }, Token)),
            ReadAsync(turn => turn.AmendReportAsync(Report(Number, "p", "more text"), Step, Token)));

        Assert.True(done[0]);
        Assert.Equal(done[1] ? "more text" : "text", (await ReadAsync(turn => turn.FindReportAsync(Number, Token)))?.Text);
    }

    [Fact]
    public async Task A_waiting_row_is_found_and_revised_in_its_place()
    {
        await EnqueueAsync(Notice("first", replace: "k"), Notice("second"));
        var revised = Notice("later", replace: "k", due: Noon.AddMinutes(1));

        Assert.Equal("notice first", OutboxPayload.ReadNotice(await ReadAsync(turn => turn.FindWaitingAsync("k", Token)) ?? "null").Markdown);
        Assert.True(await ReadAsync(turn => turn.ReviseAsync(revised, Token)));
        var leased = Assert.Single(await LeaseAsync());
        Assert.Equal(("first", revised.Payload, Noon, false), (leased.Id, leased.Payload, leased.DueAt, leased.Urgent));
    }

    [Fact]
    public async Task A_row_that_becomes_urgent_is_due_at_once_and_goes_first()
    {
        await EnqueueAsync(Notice("other"), Notice("risen", replace: "k", due: Noon.AddSeconds(10)));
        Assert.True(await ReadAsync(turn => turn.ReviseAsync(Notice("x", urgent: true, replace: "k"), Token)));
        var leased = Assert.Single(await LeaseAsync());
        Assert.Equal(("risen", true, Noon), (leased.Id, leased.Urgent, leased.DueAt));

        await Outbox.ReleaseAsync("owner", Token);
        Assert.True(await ReadAsync(turn => turn.ReviseAsync(Notice("y", replace: "k", due: Noon.AddHours(1)), Token)));
        Assert.Equal(("risen", true, Noon), Row(Assert.Single(await LeaseAsync())));
    }

    [Fact]
    public async Task A_row_that_somebody_leased_or_tried_is_neither_found_nor_revised()
    {
        await EnqueueAsync(Notice("one", replace: "k"));
        var item = Assert.Single(await LeaseAsync());
        Assert.Null(await ReadAsync(turn => turn.FindWaitingAsync("k", Token)));
        Assert.False(await ReadAsync(turn => turn.ReviseAsync(Notice("x", replace: "k"), Token)));

        await Outbox.RetryAsync(item, "owner", Noon, Noon, new SendResult.Again("busy"), Token);
        Assert.Null(await ReadAsync(turn => turn.FindWaitingAsync("k", Token)));
        Assert.False(await ReadAsync(turn => turn.ReviseAsync(Notice("x", replace: "k"), Token)));
        Assert.Equal(item.Payload, Assert.Single(await LeaseAsync()).Payload);
    }

    [Fact]
    public async Task An_update_comes_back_with_its_changes()
    {
        var change = new ReportChange("place", "地点", "和平路12号", "人民路21号");
        await EnqueueAsync(Notice("n", replace: "k") with { Payload = OutboxPayload.Write(new GroupNotice("words", [change])) });

        Assert.Equal([change], OutboxPayload.ReadNotice(await ReadAsync(turn => turn.FindWaitingAsync("k", Token)) ?? "null").Changes);
        Assert.Null(OutboxPayload.ReadNotice(OutboxPayload.Write(new GroupNotice("words"))).Changes);
    }

    private static (string Id, bool Urgent, DateTimeOffset Due) Row(OutboxItem item) => (item.Id, item.Urgent, item.DueAt);

    private Task<IReadOnlyList<OutboxItem>> LeaseAsync() => Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", Noon, TimeSpan.FromSeconds(60), 1, Token);
}
