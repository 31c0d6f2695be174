// The contract of delivery: rows that go out together, groups that wait as a whole, the operator's view.
using GridBot.Notices;

namespace GridBot.Storage.Tests;

public abstract class OutboxDeliveryContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(60);
    private static readonly SendResult Sent = new SendResult.Sent();
    private static readonly SendResult Gone = new SendResult.Misconfigured("robot", 93000);
    private static readonly TimeSpan Probe = TimeSpan.FromMinutes(10);

    private OutboxFaultStore Faults => new(Database);

    private OutboxBoard Board => new(Database);

    [Fact]
    public async Task Behind_a_leased_row_stand_those_of_its_group_in_order_up_to_the_first_that_must_wait()
    {
        await EnqueueAsync(Notice("a"), Notice("urgent", urgent: true), Notice("b"), Notice("elsewhere", "other"), Notice("c", due: Noon.AddSeconds(9)), Notice("d", due: Noon.AddSeconds(11)), Notice("e", due: Noon.AddSeconds(10)));
        await RecordAsync([(await LeaseAsync()).Single(item => item.Id == "urgent")], new Fate.Done(), Sent);
        var head = Assert.Single(await LeaseAsync());
        Assert.Equal("a", head.Id);

        Assert.Equal(["b", "c", "e"], Ids(await BehindAsync(head)));
        Assert.Equal(["b", "c"], Ids(await BehindAsync(head, limit: 2)));
        Assert.Equal(["b"], Ids(await BehindAsync(head, until: Noon)));
        await Outbox.RetryAsync(head, "owner", Noon, Noon.AddMinutes(1), Gone, Token);
        Assert.Empty(await BehindAsync(head, until: Noon.AddSeconds(30)));
    }

    [Fact]
    public async Task Joined_rows_come_as_they_stand_now_and_turns_leave_them_alone()
    {
        await EnqueueAsync(Notice("a"), Notice("b", replace: "b"), Notice("c", replace: "c"), Notice("d", replace: "d"), Notice("e", replace: "e"));
        var head = Assert.Single(await LeaseAsync());
        var behind = await BehindAsync(head);
        // In between one is revised, one withdrawn, and one becomes urgent.
        await TurnAsync(async turn =>
        {
            Assert.True(await turn.ReviseAsync(Notice("b2", replace: "b"), Token));
            await turn.CancelWaitingAsync("c", Token);
            Assert.True(await turn.ReviseAsync(Notice("d2", urgent: true, replace: "d"), Token));
        });

        var joined = await JoinAsync(head, behind);
        Assert.Equal([("b", "notice b2"), ("e", "notice e")], joined.Select(item => (item.Id, OutboxPayload.ReadNotice(item.Payload).Markdown)));
        Assert.False(await ReadAsync(turn => turn.ReviseAsync(Notice("e2", replace: "e"), Token)));
        Assert.Null(await ReadAsync(turn => turn.FindWaitingAsync("b", Token)));
        Assert.Empty(await LeaseAsync("other"));

        await Outbox.LetGoAsync([joined[1]], "owner", Token);
        Assert.True(await ReadAsync(turn => turn.ReviseAsync(Notice("e2", replace: "e"), Token)));
        Assert.Equal(new Recorded(2, false), await RecordAsync([head, joined[0]], new Fate.Done(), Sent));
        Assert.Equal(["d"], Ids(await LeaseAsync()));
    }

    [Fact]
    public async Task Nothing_joins_a_row_whose_lease_was_lost()
    {
        await EnqueueAsync(Notice("a"), Notice("b"));
        var head = Assert.Single(await LeaseAsync());
        Assert.Empty(await Outbox.JoinAsync(head, await BehindAsync(head), "thief", Noon, Noon + LeaseFor, Token));
        var later = Noon + LeaseFor;
        var taken = Assert.Single(await LeaseAsync("second", later));
        Assert.Empty(await JoinAsync(head, [Notice("b")]));

        Assert.Equal(["b"], Ids(await Outbox.JoinAsync(taken, await Outbox.FindBehindAsync(taken, later, later, 9, Token), "second", later, later + LeaseFor, Token)));
        Assert.Equal(0, (await RecordAsync([head, Notice("b")], new Fate.Done(), Sent)).Kept);
    }

    [Fact]
    public async Task An_attempt_of_several_rows_is_one_write_with_an_entry_each_and_the_posts_counted_once()
    {
        await EnqueueAsync(Notice("a") with { Subject = "WG1" }, Notice("b") with { Subject = "WG2" }, Notice("c") with { Subject = "WG3" });
        var head = Assert.Single(await LeaseAsync());
        var rows = (IReadOnlyList<OutboxItem>)[head, .. await JoinAsync(head, await BehindAsync(head))];
        IReadOnlyList<RowFate> fates = [new(rows[0], new Fate.RetryAt(Noon.AddSeconds(5))), new(rows[1], new Fate.ParkFor("gave-up")), new(rows[2], new Fate.RetryAt(Noon.AddSeconds(5)))];
        Assert.Equal(3, (await Outbox.RecordAsync(fates, "owner", Noon, new SendResult.Again("busy", -1) { Earlier = 1 }, Token)).Kept);

        Assert.Equal([Noon, Noon], (await Outbox.PostsSinceAsync(OutboxKind.GroupNotice, ["group"], Noon.AddSeconds(-1), Token))["group"]);
        Assert.Equal([("a", 1, "again", "busy", -1, 2, 3)], (await Board.LedgerAsync("WG1", Token)).Select(Entry));
        Assert.Equal([("b", 1, "again", "busy", -1, 0, 3)], (await Board.LedgerAsync("WG2", Token)).Select(Entry));
        Assert.Equal([("b", "gave-up")], (await Board.ListAsync(parkedOnly: true, 10, Token)).Select(row => (row.Id, row.ParkedReason)));
        var again = Assert.Single(await LeaseAsync(at: Noon.AddSeconds(5)));
        Assert.Equal(("a", 1, "busy", false), (again.Id, again.Attempts, again.LastReason, again.GoesAlone));
        Assert.Equal(["c"], Ids(await Outbox.FindBehindAsync(again, Noon.AddSeconds(5), Noon.AddSeconds(5), 9, Token)));
    }

    [Fact]
    public async Task A_row_whose_digest_was_refused_is_marked_to_go_alone()
    {
        await EnqueueAsync(Notice("a"));
        var head = Assert.Single(await LeaseAsync());
        await RecordAsync([head], new Fate.RetryAt(Noon), new SendResult.Never("content", 40058));

        Assert.True(Assert.Single(await LeaseAsync()).GoesAlone);
    }

    [Fact]
    public async Task A_broken_group_waits_as_a_whole_and_is_due_as_a_whole_when_one_row_went_through()
    {
        await EnqueueAsync(Notice("a"), Notice("b"), Notice("later", due: Noon.AddHours(3)), Notice("u", urgent: true), Notice("x", "other"));
        var urgent = (await LeaseAsync()).Single(item => item.Target == "group");
        Assert.Equal(new Recorded(1, true), await RecordAsync([urgent], new Fate.RetryAt(Noon + Probe), Gone));
        Assert.Equal(["x"], Ids(await LeaseAsync("second", Noon + Probe - TimeSpan.FromSeconds(1))));
        var fault = Assert.Single(await Faults.ListAsync(Token));
        Assert.Equal(new SendFault(OutboxKind.GroupNotice, "group", Noon, "robot", 93000, Noon + Probe, 4, 1, false, null), fault);

        // The probe fails once more, with another code: still the same fault, and nobody is to be told anew.
        var at = Noon + Probe;
        var probe = (await LeaseAsync(at: at)).Single(item => item.Target == "group");
        Assert.Equal(("u", at), (probe.Id, probe.PatienceFrom));
        Assert.False((await RecordAsync([probe], new Fate.RetryAt(at + Probe), new SendResult.Misconfigured("robot", 93004), at)).FaultChanged);
        Assert.Equal((93004, Noon), (Assert.Single(await Faults.ListAsync(Token)).Code, Assert.Single(await Faults.ListAsync(Token)).Since));

        at += Probe;
        probe = (await LeaseAsync(at: at)).Single(item => item.Target == "group");
        Assert.True((await RecordAsync([probe], new Fate.Done(), Sent, at)).FaultChanged);
        Assert.Equal(at, Assert.Single(await Faults.ListAsync(Token)).MendedAt);
        var head = (await LeaseAsync(at: at)).Single(item => item.Target == "group");
        Assert.Equal("a", head.Id);
        Assert.Equal(["b"], Ids(await Outbox.FindBehindAsync(head, at, at, 9, Token)));
        Assert.Equal(Noon.AddHours(3), (await Board.ListAsync(false, 10, Token)).Single(row => row.Id == "later").DueAt);
    }

    [Fact]
    public async Task Of_several_who_would_tell_a_fault_one_does_and_the_notice_is_in_the_outbox_with_it()
    {
        await EnqueueAsync(Notice("a"));
        await RecordAsync([Assert.Single(await LeaseAsync())], new Fate.RetryAt(Noon + Probe), Gone);
        var fault = Assert.Single(await Faults.ListAsync(Token));
        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Faults.TellAsync(fault, Notice($"told{i}", "operator"), Token), Token)));
        Assert.Single(told, done => done);
        Assert.Single(await Board.ListAsync(false, 10, Token), row => row.Group == "operator");
        Assert.False(await Faults.CloseAsync(fault with { MendedAt = Noon }, Notice("early", "operator"), Token));

        var at = Noon + Probe;
        await RecordAsync([(await LeaseAsync(at: at)).Single(item => item.Target == "group")], new Fate.Done(), Sent, at);
        var mended = Assert.Single(await Faults.ListAsync(Token));
        Assert.True(mended.Told);
        Assert.False(await Faults.TellAsync(mended, null, Token));
        var closed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Faults.CloseAsync(mended, null, Token), Token)));
        Assert.Single(closed, done => done);
        Assert.Empty(await Faults.ListAsync(Token));
    }

    [Fact]
    public async Task A_persons_fault_is_the_applications_and_is_over_when_nobody_waits_behind_it()
    {
        await AddPersonAsync("zhang");
        await AddPersonAsync("li");
        await EnqueueAsync(Message("m", "zhang"), Message("n", "li"));
        var rows = await LeaseAsync(kind: OutboxKind.PersonMessage);
        Assert.True((await RecordAsync([rows[0]], new Fate.RetryAt(Noon + Probe), new SendResult.Misconfigured("credentials", 40001))).FaultChanged);
        Assert.False((await RecordAsync([rows[1]], new Fate.Done(), Sent)).FaultChanged);
        Assert.Equal(("", 1), (Assert.Single(await Faults.ListAsync(Token)).Target, Assert.Single(await Faults.ListAsync(Token)).Waiting));

        Assert.True((await RecordAsync([Assert.Single(await LeaseAsync(at: Noon + Probe, kind: OutboxKind.PersonMessage))], new Fate.Done(), Sent, Noon + Probe)).FaultChanged);
    }

    [Fact]
    public async Task What_a_group_hears_of_one_case_keeps_its_order_and_an_urgent_notice_takes_it_along()
    {
        await EnqueueAsync(Notice("first", due: Noon.AddSeconds(10)) with { Subject = "WG1" }, Notice("foreign", due: Noon.AddSeconds(10)) with { Subject = "WG2" });
        await EnqueueAsync(Notice("second") with { Subject = "WG1" });
        Assert.Empty(await LeaseAsync());
        await EnqueueAsync(Notice("urgent", urgent: true) with { Subject = "WG1" });

        var order = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var item = Assert.Single(await LeaseAsync());
            Assert.True(item.Urgent);
            order.Add(item.Id);
            await RecordAsync([item], new Fate.Done(), Sent);
        }

        Assert.Equal(["first", "second", "urgent"], order);
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task An_update_that_becomes_urgent_while_it_waits_does_not_overtake_its_notice_either()
    {
        await EnqueueAsync(Notice("notice") with { Subject = "WG1" });
        await RecordAsync([Assert.Single(await LeaseAsync())], new Fate.RetryAt(Noon.AddMinutes(1)), new SendResult.Again("busy", -1));
        await EnqueueAsync(Notice("update", due: Noon.AddSeconds(10), replace: "k") with { Subject = "WG1" });
        Assert.True(await ReadAsync(turn => turn.ReviseAsync(Notice("update2", urgent: true, replace: "k") with { Subject = "WG1" }, Token)));

        var first = Assert.Single(await LeaseAsync());
        Assert.Equal(("notice", true), (first.Id, first.Urgent));
        await RecordAsync([first], new Fate.Done(), Sent);
        Assert.Equal(["update"], Ids(await LeaseAsync()));
    }

    [Fact]
    public async Task A_row_that_was_revised_while_it_was_being_looked_for_is_sent_as_it_is_now()
    {
        for (var i = 0; i < 20; i++)
        {
            await EnqueueAsync(Notice($"n{i}", replace: "k"));
            var lease = Task.Run(() => LeaseAsync(), Token);
            var revised = await ReadAsync(turn => turn.ReviseAsync(Notice("new", replace: "k"), Token));
            var item = Assert.Single(await lease);
            Assert.Equal(revised ? "notice new" : $"notice n{i}", OutboxPayload.ReadNotice(item.Payload).Markdown);
            await RecordAsync([item], new Fate.Done(), Sent);
        }
    }

    [Fact]
    public async Task A_parked_row_is_sent_again_by_hand_with_its_attempts_kept_and_new_patience()
    {
        await EnqueueAsync(Notice("a"), Notice("b"), Notice("w", "waits", due: Noon.AddHours(1)));
        var item = Assert.Single(await LeaseAsync());
        await RecordAsync([item], new Fate.ParkFor("gave-up"), new SendResult.Again("busy", -1));
        var at = Noon.AddDays(2);
        Assert.Null(await Board.ResendAsync("nobody", at, Token));
        Assert.Equal(1, await Board.ResendAsync("a", at, Token));

        var again = (await LeaseAsync(at: at)).Single(row => row.Target == "group");
        Assert.Equal(("a", 1, at, Noon), (again.Id, again.Attempts, again.PatienceFrom, again.FirstDueAt));
        await RecordAsync([again], new Fate.ParkFor("content"), new SendResult.Never("content", 40058), at);
        Assert.Equal(1, await Board.ResendAllAsync(at, Token));
        Assert.Equal(0, await Board.ResendAllAsync(at, Token));
    }

    [Fact]
    public async Task Sending_all_again_tries_broken_groups_at_once_and_leaves_what_is_planned()
    {
        await EnqueueAsync(Notice("a"), Notice("b"), Notice("planned", due: Noon.AddHours(1)));
        await RecordAsync([Assert.Single(await LeaseAsync())], new Fate.RetryAt(Noon + Probe), Gone);
        Assert.Empty(await LeaseAsync(at: Noon.AddSeconds(5)));

        Assert.Equal(2, await Board.ResendAllAsync(Noon.AddSeconds(5), Token));
        Assert.Equal(["a"], Ids(await LeaseAsync(at: Noon.AddSeconds(5))));
    }

    [Fact]
    public async Task The_board_names_groups_and_reports_and_no_person()
    {
        await AddPersonAsync("zhang");
        await EnqueueAsync(Notice("n", "fire", urgent: true) with { Subject = "WG1" }, Message("m", "zhang"), Notice("t") with { Kind = OutboxKind.CaseTimer, Payload = "{}" });
        var rows = await Board.ListAsync(parkedOnly: false, 10, Token);

        Assert.Equal([("n", "GroupNotice", "fire", "WG1", true), ("m", "PersonMessage", "", "", false)], rows.Select(row => (row.Id, row.Kind, row.Group, row.Subject, row.Urgent)));
        Assert.Equal(["n"], (await Board.ListAsync("WG1", Token)).Select(row => row.Id));
        Assert.Single(await Board.ListAsync(parkedOnly: false, 1, Token));
    }

    private static (string Id, int Attempt, string Result, string Reason, int Code, int Posts, int Together) Entry(OutboxLedgerRow row) =>
        (row.Id, row.Attempt, row.Result, row.Reason, row.Code, row.Posts, row.Together);

    private static OutboxItem Message(string id, string user) => Notice(id, $"wecom:{user}") with { Kind = OutboxKind.PersonMessage, Payload = OutboxPayload.Write(OutboundMessage.Plain("text")) };

    private static IEnumerable<string> Ids(IEnumerable<OutboxItem> items) => items.Select(item => item.Id);

    private Task<IReadOnlyList<OutboxItem>> LeaseAsync(string owner = "owner", DateTimeOffset? at = null, OutboxKind kind = OutboxKind.GroupNotice) =>
        Outbox.LeaseDueAsync(kind, owner, at ?? Noon, LeaseFor, 100, Token);

    private Task<IReadOnlyList<OutboxItem>> BehindAsync(OutboxItem head, int limit = 9, DateTimeOffset? until = null) =>
        Outbox.FindBehindAsync(head, Noon, until ?? Noon.AddSeconds(10), limit, Token);

    private Task<IReadOnlyList<OutboxItem>> JoinAsync(OutboxItem head, IReadOnlyList<OutboxItem> rows) => Outbox.JoinAsync(head, rows, "owner", Noon, Noon + LeaseFor, Token);

    private Task<Recorded> RecordAsync(IReadOnlyList<OutboxItem> rows, Fate fate, SendResult result, DateTimeOffset? at = null) =>
        Outbox.RecordAsync([.. rows.Select(row => new RowFate(row, fate))], "owner", at ?? Noon, result, Token);
}
