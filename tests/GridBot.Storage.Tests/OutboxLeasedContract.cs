// The contract of rows that are born leased, and of attempts that are recorded together.
using GridBot.Notices;

namespace GridBot.Storage.Tests;

public abstract class OutboxLeasedContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly RowLease Lease = new("owner", TimeSpan.FromSeconds(60), Posts: 3, TimeSpan.FromHours(1));
    private static readonly SendResult Sent = new SendResult.Sent();

    [Fact]
    public async Task A_row_born_leased_is_its_owners_to_record_and_nobody_elses_before_the_lease_is_over()
    {
        await AddPersonAsync("zhang");
        Assert.True(await AddLeasedAsync(Message("m")));
        Assert.Empty(await LeaseAsync("other", Noon + Lease.For - TimeSpan.FromMicroseconds(1)));

        Assert.True(await Outbox.CompleteAsync(Message("m"), "owner", Noon, Sent, Token));
        Assert.Empty(await LeaseAsync("other", Noon.AddHours(1)));
        Assert.Single((await Outbox.PostsSinceAsync(OutboxKind.PersonMessage, ["wecom:zhang"], Noon.AddMinutes(-1), Token))["wecom:zhang"]);
    }

    [Fact]
    public async Task A_row_whose_owner_died_is_taken_over_whole_when_its_lease_is_over()
    {
        await AddPersonAsync("zhang");
        var item = Message("m") with { Subject = "WG20261122-0001", Urgent = true };
        Assert.True(await AddLeasedAsync(item));

        Assert.Equal(item with { FirstDueAt = item.DueAt, PatienceFrom = item.DueAt }, Assert.Single(await LeaseAsync("other", Noon + Lease.For)));
        Assert.False(await Outbox.CompleteAsync(item, "owner", Noon + Lease.For, Sent, Token));
    }

    [Fact]
    public async Task A_stop_gives_a_row_born_leased_back()
    {
        await AddPersonAsync("zhang");
        await AddLeasedAsync(Message("m"));
        await Outbox.ReleaseAsync("owner", Token);

        Assert.Equal(["m"], (await LeaseAsync("other", Noon)).Select(item => item.Id));
    }

    [Fact]
    public async Task No_row_is_born_leased_while_another_of_its_person_waits_or_is_being_sent()
    {
        await AddPersonAsync("zhang");
        await AddPersonAsync("li");
        await EnqueueAsync(Message("soon") with { DueAt = Noon.AddSeconds(59) });
        Assert.False(await AddLeasedAsync(Message("behind-soon")));
        Assert.True(await AddLeasedAsync(Message("first", "li")));
        Assert.False(await AddLeasedAsync(Message("second", "li")));

        // What is refused is not there at all.
        Assert.Equal(["soon"], (await LeaseAsync("other", Noon.AddSeconds(59))).Select(item => item.Id));
        Assert.Equal(2, (await Outbox.StatusAsync(Noon, Token)).Waiting);
    }

    [Fact]
    public async Task What_is_planned_for_later_and_what_is_of_another_kind_keep_no_row_from_being_born_leased()
    {
        await AddPersonAsync("zhang");
        await EnqueueAsync(Message("tomorrow") with { DueAt = Noon.AddDays(1) }, Message("photo") with { Kind = OutboxKind.MediaFetch, Payload = OutboxPayload.Write(new MediaFetch("a", "media")) });

        Assert.True(await AddLeasedAsync(Message("m")));
    }

    [Fact]
    public async Task Who_got_many_messages_lately_gets_the_next_one_by_the_ledger()
    {
        await AddPersonAsync("zhang");
        for (var i = 0; i < 4; i++)
        {
            Assert.True(await AddLeasedAsync(Message($"m{i}")));
            Assert.True(await Outbox.CompleteAsync(Message($"m{i}"), "owner", Noon, Sent, Token));
        }

        Assert.False(await AddLeasedAsync(Message("m5")));
        var later = Noon.AddHours(1);
        Assert.True(await ReadAsync(turn => turn.EnqueueLeasedAsync(Message("m6") with { DueAt = later }, Lease, later, Token)));
    }

    [Fact]
    public async Task A_row_for_later_and_one_that_may_be_replaced_are_not_born_leased()
    {
        await AddPersonAsync("zhang");
        Assert.False(await AddLeasedAsync(Message("later") with { DueAt = Noon.AddSeconds(1) }));
        Assert.False(await AddLeasedAsync(Message("answer") with { ReplaceKey = "answer" }));
    }

    [Fact]
    public async Task A_turn_tells_what_it_added_without_a_lease_and_what_it_hastened()
    {
        await AddPersonAsync("zhang");
        var told = await ReadAsync(async turn =>
        {
            await turn.EnqueueLeasedAsync(Message("m"), Lease, Noon, Token);
            await turn.EnqueueAsync(Notice("n", due: Noon.AddSeconds(10), replace: "n"), Token);
            await turn.ReviseAsync(Notice("n2", urgent: true, replace: "n"), Token);
            await turn.ReviseAsync(Notice("none", replace: "none"), Token);
            return turn.Enqueued.ToList();
        });

        Assert.Equal([new DueRow(OutboxKind.GroupNotice, Noon.AddSeconds(10)), new DueRow(OutboxKind.GroupNotice, Noon)], told);
    }

    [Fact]
    public async Task Attempts_recorded_together_have_each_their_own_fate()
    {
        string[] users = ["a", "b", "c", "d", "e", "f"];
        foreach (var user in users)
        {
            await AddPersonAsync(user);
        }

        await EnqueueAsync([.. users.Select(user => Message(user, user)), Notice("n")]);
        var rows = (await LeaseAsync("owner", Noon)).ToDictionary(item => item.Id, StringComparer.Ordinal);
        var notice = Assert.Single(await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", Noon, Lease.For, 10, Token));
        var again = Noon.AddMinutes(5);
        var recorded = await Outbox.RecordAsync(
            [
                Done(rows["a"]), Done(rows["b"]), Done(rows["c"]) with { Result = new SendResult.Sent(Posts: 3) },
                new Attempted([new RowFate(rows["d"], new Fate.RetryAt(again))], Noon, new SendResult.Again("busy")),
                new Attempted([new RowFate(rows["e"], new Fate.ParkFor("recipient"))], Noon, new SendResult.Never("recipient")),
                Done(notice), Done(rows["f"]),
            ],
            "owner",
            Token);

        Assert.Equal(Enumerable.Repeat(new Recorded(1, false), 7), recorded);
        Assert.Equal(["d"], (await LeaseAsync("other", again)).Select(item => item.Id));
        Assert.Equal(1, (await Outbox.StatusAsync(Noon, Token)).Parked);
        var posts = await Outbox.PostsSinceAsync(OutboxKind.PersonMessage, [.. users.Select(user => $"wecom:{user}")], Noon.AddMinutes(-1), Token);
        Assert.Equal([1, 1, 3, 1, 1, 1], users.Select(user => posts[$"wecom:{user}"].Count));
    }

    [Fact]
    public async Task A_row_lost_to_another_owner_costs_only_itself_when_attempts_are_recorded_together()
    {
        await AddPersonAsync("a");
        await AddPersonAsync("b");
        await AddPersonAsync("c");
        await EnqueueAsync(Message("a", "a"));
        var lost = Assert.Single(await LeaseAsync("owner", Noon));
        var later = Noon + Lease.For;
        Assert.Single(await LeaseAsync("thief", later));
        await EnqueueAsync(Message("b", "b"), Message("c", "c"));
        var kept = (await LeaseAsync("owner", later)).OrderBy(item => item.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(2, kept.Count);

        var recorded = await Outbox.RecordAsync([Done(kept[0]), Done(lost), Done(kept[1])], "owner", Token);
        Assert.Equal([1, 0, 1], recorded.Select(record => record.Kept));
        Assert.True(await Outbox.CompleteAsync(lost, "thief", later, Sent, Token));
        Assert.Equal(0, (await Outbox.StatusAsync(later, Token)).Waiting);
    }

    [Fact]
    public async Task A_message_that_goes_through_among_others_mends_the_fault_of_the_application()
    {
        await AddPersonAsync("a");
        await AddPersonAsync("b");
        await EnqueueAsync(Message("a", "a"));
        var broken = Assert.Single(await LeaseAsync("owner", Noon));
        var probe = Noon.AddMinutes(10);
        await Outbox.RetryAsync(broken, "owner", Noon, probe, new SendResult.Misconfigured("secret", 40001), Token);
        await EnqueueAsync(Message("b", "b") with { DueAt = probe });
        var rows = await LeaseAsync("owner", probe);
        Assert.Equal(2, rows.Count);

        var recorded = await Outbox.RecordAsync([.. rows.Select(Done)], "owner", Token);
        Assert.Contains(recorded, record => record.FaultChanged);
        Assert.NotNull(Assert.Single(await new OutboxFaultStore(Database).ListAsync(Token)).MendedAt);
    }

    private static OutboxItem Message(string id, string user = "zhang") =>
        Notice(id, $"wecom:{user}") with { Kind = OutboxKind.PersonMessage, Payload = OutboxPayload.Write(OutboundMessage.Plain("好")) };

    private static Attempted Done(OutboxItem item) => new([new RowFate(item, new Fate.Done())], Noon, Sent);

    private Task<bool> AddLeasedAsync(OutboxItem item) => ReadAsync(turn => turn.EnqueueLeasedAsync(item, Lease, Noon, Token));

    private Task<IReadOnlyList<OutboxItem>> LeaseAsync(string owner, DateTimeOffset at) => Outbox.LeaseDueAsync(OutboxKind.PersonMessage, owner, at, Lease.For, 10, Token);
}
