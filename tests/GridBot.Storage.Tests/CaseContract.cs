// The contract of cases: a step is written once and whole, its events come back in order, cards are taken once, and what people are waited for is kept.
using GridBot.Notices;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Storage.Tests;

public abstract class CaseContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const int Writers = 8;

    private int drawn;

    [Fact]
    public async Task A_step_stores_all_that_is_known_of_a_case_and_leaves_what_was_told()
    {
        var filed = await FileAsync();
        var after = filed with
        {
            Matter = 6,
            Kind = "pollution",
            Bureau = "environment",
            Urgency = Urgency.Normal,
            State = ReportState.Done,
            Attachments = ["b", "a", "c"],
            Case = new CaseFacts
            {
                Passes = 2,
                Reopenings = 1,
                Reporters = 4,
                Handler = "吴涛",
                HandlerPerson = "person-wu",
                DueAt = Noon.AddDays(3),
                FinishedAt = Noon.AddDays(1),
                Result = "已清理 '; \"\\ \n完",
                Rating = Rating.Partly,
                Reminded = true,
                Escalated = true,
            },
        };
        Assert.True(await StepAsync(after with { Text = "another", Place = new Place("elsewhere"), Person = "nobody" }, Step(after, CaseAction.Finish)));

        var found = await FindAsync(filed);
        Assert.Equal(after.Case, found.Case);
        Assert.Equal((6, "pollution", "environment", Urgency.Normal, ReportState.Done), (found.Matter, found.Kind, found.Bureau, found.Urgency, found.State));
        Assert.Equal(["b", "a", "c"], found.Attachments);
        Assert.Equal((filed.Text, filed.Place, filed.Person, filed.FiledAt), (found.Text, found.Place, found.Person, found.FiledAt));
        Assert.Equal(filed.Version + 1, found.Version);
    }

    [Fact]
    public async Task Of_several_steps_of_one_version_one_is_written_and_the_others_leave_nothing()
    {
        for (var round = 0; round < 10; round++)
        {
            var filed = await FileAsync();
            var done = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => StepAsync(
                filed with { State = ReportState.Accepted, Case = filed.Case with { Handler = $"officer {writer}" } },
                Step(filed, CaseAction.Accept) with { Name = $"officer {writer}" })));

            Assert.Single(done, written => written);
            var winner = $"officer {Array.IndexOf(done, true)}";
            Assert.Equal(winner, (await FindAsync(filed)).Case.Handler);
            var events = await EventsAsync(filed);
            Assert.Equal([CaseAction.File, CaseAction.Accept], events.Select(step => step.Action!.Value));
            Assert.Equal(winner, events[^1].Name);
        }
    }

    [Fact]
    public async Task Whatever_changes_a_report_makes_older_versions_of_it_stale()
    {
        foreach (var change in (Func<Report, Task<bool>>[])
        [
            report => ReadAsync(turn => turn.MoveReportAsync(ReportState.Filed, Step(report, CaseAction.Withdraw) with { State = ReportState.Withdrawn }, Token)),
            report => ReadAsync(turn => turn.AmendReportAsync(report with { Text = "more" }, Step(report, CaseAction.Amend), Token)),
            report => StepAsync(report with { State = ReportState.Accepted }, Step(report, CaseAction.Accept)),
        ])
        {
            var filed = await FileAsync();
            Assert.True(await change(filed));
            Assert.False(await StepAsync(filed with { State = ReportState.Underway }, Step(filed, CaseAction.Start)));
            Assert.False(await ReadAsync(turn => turn.AmendReportAsync(filed with { Text = "late" }, Step(filed, CaseAction.Amend), Token)));
            Assert.Equal(2, (await EventsAsync(filed)).Count);
        }
    }

    [Fact]
    public async Task The_steps_of_a_turn_that_fails_are_not_kept()
    {
        var filed = await FileAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync(async turn =>
        {
            Assert.True(await turn.StepCaseAsync(filed with { State = ReportState.Accepted }, [Step(filed, CaseAction.Accept)], Token));
            throw new InvalidOperationException("of the test");
        }));
        Assert.Equal((ReportState.Filed, 1), ((await FindAsync(filed)).State, (await EventsAsync(filed)).Count));
    }

    [Fact]
    public async Task Events_come_back_in_the_order_they_were_written_with_everything_they_hold()
    {
        var filed = await FileAsync();
        ReportEvent[] steps =
        [
            new(filed.Number, Noon.AddMinutes(9), ReportState.Returned, "officer", "")
            {
                Action = CaseAction.Return, Person = "person-sun", Name = "孙伟", Bureau = "police", Note = "不属本单位 '; \"\\", Attachments = ["p2", "p1"],
            },
            // Of the same instant, and even of an earlier one: the order of writing counts.
            new(filed.Number, Noon.AddMinutes(9), ReportState.Filed, "system", "suggested") { Action = CaseAction.Assign, Bureau = "environment" },
            new(filed.Number, Noon.AddMinutes(8), ReportState.Filed, "reporter", "noted"),
        ];
        Assert.True(await StepAsync(filed, steps));
        await StepAsync((await FileAsync()) with { State = ReportState.Accepted }, Step(filed, CaseAction.Accept) with { Number = filed.Number, At = Noon.AddMinutes(1) });

        var events = await EventsAsync(filed);
        Assert.Equal(5, events.Count);
        Assert.Equal((CaseAction.File, "reporter", filed.Person, filed.Bureau, filed.FiledAt), (events[0].Action!.Value, events[0].Actor, events[0].Person, events[0].Bureau, events[0].At));
        Assert.Equal(steps, events.Skip(1).Take(3).Select((step, at) => step with { Attachments = steps[at].Attachments }));
        Assert.Equal(["p2", "p1"], events[1].Attachments);
        Assert.Null(events[3].Action);
        Assert.Empty(await ReadAsync(turn => turn.CaseEventsAsync(ReportNumber.Draw(Noon, new Random(99)), Token)));
    }

    [Fact]
    public async Task Open_cases_are_the_bureaus_own_the_urgent_ones_first_then_by_when_they_are_due()
    {
        var undated = await FileAsync(due: null, Urgency.Normal);
        var late = await FileAsync(Noon.AddDays(2), Urgency.Normal);
        var soon = await FileAsync(Noon.AddDays(1), Urgency.Normal);
        var urgent = await FileAsync(Noon.AddDays(5), Urgency.Urgent);
        foreach (var state in Enum.GetValues<ReportState>().Where(state => !CaseLife.IsOpen(state)))
        {
            await TurnAsync(turn => turn.AddReportAsync(Report(Draw(), "p") with { State = state }, Token));
        }

        await TurnAsync(turn => turn.AddReportAsync(Report(Draw(), "p") with { Bureau = "environment" }, Token));

        Assert.Equal([urgent.Number, soon.Number, late.Number, undated.Number], (await OpenAsync(["police"], 10)).Select(report => report.Number));
        Assert.Equal([urgent.Number, soon.Number], (await OpenAsync(["police"], 2)).Select(report => report.Number));
        Assert.Equal(5, (await OpenAsync(["police", "environment"], 10)).Count);
        Assert.Empty(await OpenAsync(["nobody"], 10));
        Assert.Empty(await OpenAsync([], 10));
    }

    [Fact]
    public async Task Every_open_state_is_listed()
    {
        foreach (var state in Enum.GetValues<ReportState>().Where(CaseLife.IsOpen))
        {
            await TurnAsync(turn => turn.AddReportAsync(Report(Draw(), "p") with { State = state }, Token));
        }

        Assert.Equal(Enum.GetValues<ReportState>().Where(CaseLife.IsOpen), (await OpenAsync(["police"], 20)).Select(report => report.State).Order());
    }

    [Fact]
    public async Task A_card_that_was_sent_is_taken_once_and_only_of_its_case()
    {
        await AddPersonAsync("sun");
        await AddPersonAsync("ma");
        var (one, other) = (await FileAsync(), await FileAsync());
        await SendAsync(Card("c1", "sun", one.Number), "code-1");
        await SendAsync(Card("c2", "ma", one.Number), "code-2");
        await SendAsync(Card("c3", "sun", other.Number), "code-3");
        await SendAsync(Card("c4", "sun", other.Number) with { Subject = "" }, "code-4");

        Assert.Equal([new CaseCard("person-sun", "code-1"), new CaseCard("person-ma", "code-2")], (await CardsAsync(one)).OrderBy(card => card.ResponseCode, StringComparer.Ordinal));
        Assert.Empty(await CardsAsync(one));
        Assert.Equal("code-3", Assert.Single(await CardsAsync(other)).ResponseCode);
    }

    [Fact]
    public async Task Cards_that_wait_are_not_sent_once_the_cards_of_their_case_were_taken()
    {
        await AddPersonAsync("sun");
        await AddPersonAsync("ma");
        var (one, other) = (await FileAsync(), await FileAsync());
        await EnqueueAsync(Card("c1", "sun", one.Number), Card("c2", "sun", other.Number), Card("news", "ma", one.Number) with { ReplaceKey = null });
        Assert.Empty(await CardsAsync(one));
        Assert.Equal(["c2", "news"], (await Outbox.LeaseDueAsync(OutboxKind.PersonMessage, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token)).Select(item => item.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_person_is_waited_for_is_kept_until_it_is_taken_away_and_is_nobody_elses()
    {
        await AddPersonAsync("zhang");
        await AddPersonAsync("li");
        await TurnAsync(turn => turn.SetAwaitsAsync("person-zhang", "Answer WG20261122-7K3F", Token));
        Assert.Equal("Answer WG20261122-7K3F", await AwaitsAsync("person-zhang"));
        Assert.Equal("", await AwaitsAsync("person-li"));
        await TurnAsync(turn => turn.SetAwaitsAsync("person-zhang", "", Token));
        Assert.Equal("", await AwaitsAsync("person-zhang"));
        Assert.Equal("", await AwaitsAsync("nobody"));
    }

    [Fact]
    public async Task A_forgotten_officer_or_reporter_leaves_the_steps_without_their_person()
    {
        await AddPersonAsync("sun");
        var filed = await FileAsync();
        await StepAsync(
            filed with { State = ReportState.Accepted, Case = filed.Case with { Handler = "孙伟", HandlerPerson = "person-sun" } },
            Step(filed, CaseAction.Accept) with { Person = "person-sun", Name = "孙伟" });
        await SendAsync(Card("c1", "sun", filed.Number), "code-1");
        await TurnAsync(turn => turn.ForgetPersonAsync("person-sun", Token));
        await TurnAsync(turn => turn.ForgetPersonAsync(filed.Person, Token));

        var found = await FindAsync(filed);
        Assert.Equal(("", "", "孙伟", ReportState.Accepted), (found.Person, found.Case.HandlerPerson, found.Case.Handler, found.State));
        Assert.All(await EventsAsync(filed), step => Assert.Equal("", step.Person));
        Assert.Empty(await CardsAsync(filed));
        Assert.True(await StepAsync(found with { State = ReportState.Done }, Step(found, CaseAction.Finish)));
    }

    [Fact]
    public async Task Somebody_else_is_added_once_and_is_the_same_when_they_write()
    {
        Assert.Equal("new-1", await ReadAsync(turn => turn.FindOrAddOtherAsync("wecom", "sun", "new-1", Noon, Token)));
        Assert.Equal("new-1", await ReadAsync(turn => turn.FindOrAddOtherAsync("wecom", "sun", "new-2", Noon, Token)));
        Assert.Equal("new-1", await ReadAsync(turn => turn.FindOrAddPersonAsync("wecom", "sun", "new-3", Noon, Token)));
        Assert.Equal("wecom:sun", await ReadAsync(turn => turn.FindTargetAsync("new-1", Token)));
    }

    private ReportNumber Draw() => ReportNumber.Draw(Noon, new Random(++drawn));

    private async Task<Report> FileAsync(DateTimeOffset? due = null, Urgency urgency = Urgency.Urgent)
    {
        var report = Report(Draw(), "person-zhang", filedAt: Noon) with { Urgency = urgency, Case = CaseFacts.New with { DueAt = due } };
        await TurnAsync(turn => turn.AddReportAsync(report, Token));
        return report;
    }

    private static ReportEvent Step(Report report, CaseAction action) => new(report.Number, Noon.AddMinutes(5), report.State, "officer", "") { Action = action, Bureau = report.Bureau };

    private Task<bool> StepAsync(Report after, params ReportEvent[] steps) => ReadAsync(turn => turn.StepCaseAsync(after, steps, Token));

    private async Task<Report> FindAsync(Report report) => (await ReadAsync(turn => turn.FindReportAsync(report.Number, Token)))!;

    private Task<IReadOnlyList<ReportEvent>> EventsAsync(Report report) => ReadAsync(turn => turn.CaseEventsAsync(report.Number, Token));

    private Task<IReadOnlyList<Report>> OpenAsync(string[] bureaus, int limit) => ReadAsync(turn => turn.OpenCasesAsync(bureaus, limit, Token));

    private Task<IReadOnlyList<CaseCard>> CardsAsync(Report report) => ReadAsync(turn => turn.TakeCardsAsync(report.Number, Token));

    private Task<string> AwaitsAsync(string person) => ReadAsync(turn => turn.FindAwaitsAsync(person, Token));

    private static OutboxItem Card(string id, string user, ReportNumber number) => Notice(id, $"wecom:{user}", replace: $"card:{number.Text}:person-{user}") with
    {
        Kind = OutboxKind.PersonMessage,
        Payload = OutboxPayload.Write(OutboundMessage.Plain("card")),
        Subject = number.Text,
    };

    private async Task SendAsync(OutboxItem item, string code)
    {
        await EnqueueAsync(item);
        var leased = Assert.Single(await Outbox.LeaseDueAsync(OutboxKind.PersonMessage, "owner", Noon, TimeSpan.FromMinutes(1), 10, Token));
        Assert.True(await Outbox.CompleteAsync(leased, "owner", Noon, new SendResult.Sent(Posts: 1) { ResponseCode = code }, Token));
    }
}
