// The contract of the outbox: order, leases, replacement, the ledger.
using GridBot.Notices;

namespace GridBot.Storage.Tests;

public abstract class OutboxContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(60);
    private static readonly SendResult Sent = new SendResult.Sent();
    private static readonly SendResult Busy = new SendResult.Again("busy", 6000);

    [Fact]
    public async Task A_leased_row_comes_with_every_field()
    {
        await AddPersonAsync("zhang");
        var item = new OutboxItem
        {
            Id = "row",
            Kind = OutboxKind.PersonMessage,
            Target = "wecom:zhang",
            Payload = OutboxPayload.Write(OutboundMessage.Plain("已上报 🔴")),
            Urgent = true,
            DueAt = Noon.AddSeconds(-2),
            CreatedAt = Noon.AddSeconds(-3),
            ReplaceKey = "answer",
        };
        await EnqueueAsync(item);

        Assert.Equal(item with { FirstDueAt = item.DueAt, PatienceFrom = item.DueAt }, Assert.Single(await LeaseAsync(kind: OutboxKind.PersonMessage)));
    }

    [Fact]
    public async Task A_row_is_not_leased_before_its_time_nor_twice_nor_for_another_kind()
    {
        await EnqueueAsync(Notice("n", due: Noon.AddSeconds(5)));

        Assert.Empty(await LeaseAsync(at: Noon.AddSeconds(4.999999)));
        Assert.Empty(await LeaseAsync(at: Noon.AddSeconds(5), kind: OutboxKind.PersonMessage));
        Assert.Equal(["n"], Ids(await LeaseAsync(at: Noon.AddSeconds(5))));
        Assert.Empty(await LeaseAsync("b", Noon.AddSeconds(6)));
    }

    [Fact]
    public async Task Urgent_rows_are_leased_first_then_the_oldest_due()
    {
        await EnqueueAsync(Notice("late", "g1"), Notice("early", "g2", due: Noon.AddSeconds(-9)), Notice("urgent", "g3", urgent: true));

        Assert.Equal(["urgent", "early"], Ids(await LeaseAsync(limit: 2)));
        Assert.Equal(["late"], Ids(await LeaseAsync(limit: 2)));
    }

    [Fact]
    public async Task Rows_of_one_target_are_leased_one_at_a_time_in_the_order_they_were_put_in()
    {
        await EnqueueAsync(Notice("c"), Notice("a"));
        await EnqueueAsync(Notice("b"));
        var order = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var item = Assert.Single(await LeaseAsync());
            Assert.Empty(await LeaseAsync("other"));
            order.Add(item.Id);
            Assert.True(await Outbox.CompleteAsync(item, "owner", Noon, Sent, Token));
        }

        Assert.Equal(["c", "a", "b"], order);
    }

    [Fact]
    public async Task A_row_that_is_tried_again_holds_back_the_younger_of_its_target_and_no_other()
    {
        await EnqueueAsync(Notice("first"), Notice("second"), Notice("other", "elsewhere"));
        var first = (await LeaseAsync()).Single(item => item.Id == "first");
        await Outbox.RetryAsync(first, "owner", Noon, Noon.AddMinutes(1), Busy, Token);

        Assert.Empty(await LeaseAsync("b", Noon.AddSeconds(59)));
        var again = (await LeaseAsync("b", Noon.AddMinutes(1))).Single(item => item.Id == "first");
        Assert.Equal((1, "busy", Noon), (again.Attempts, again.LastReason, again.FirstDueAt));
    }

    [Fact]
    public async Task An_urgent_row_overtakes_the_waiting_rows_of_its_target_but_not_one_that_is_being_sent()
    {
        await EnqueueAsync(Notice("normal"), Notice("next"));
        var normal = Assert.Single(await LeaseAsync());
        await EnqueueAsync(Notice("urgent", urgent: true));
        Assert.Empty(await LeaseAsync());
        await Outbox.RetryAsync(normal, "owner", Noon, Noon, Busy, Token);

        Assert.Equal(["urgent"], Ids(await LeaseAsync()));
    }

    [Fact]
    public async Task A_row_for_later_does_not_hold_back_what_is_due_today()
    {
        await EnqueueAsync(Notice("reminder", due: Noon.AddDays(1)));
        await EnqueueAsync(Notice("today"));

        Assert.Equal(["today"], Ids(await LeaseAsync()));
    }

    [Fact]
    public async Task A_failed_media_fetch_does_not_hold_back_messages_to_the_same_person()
    {
        await AddPersonAsync("zhang");
        await EnqueueAsync(
            Fetch("f", "file"),
            Notice("m") with { Kind = OutboxKind.PersonMessage, Target = "wecom:zhang" });
        Assert.Equal(["f"], Ids(await LeaseAsync(kind: OutboxKind.MediaFetch)));

        Assert.Equal(["m"], Ids(await LeaseAsync(kind: OutboxKind.PersonMessage)));
    }

    [Fact]
    public async Task A_lease_that_is_over_is_taken_over_and_its_first_owner_can_record_nothing()
    {
        await EnqueueAsync(Notice("n"));
        var mine = Assert.Single(await LeaseAsync("first"));
        Assert.Empty(await LeaseAsync("second", Noon + LeaseFor - TimeSpan.FromMicroseconds(1)));
        var later = Noon + LeaseFor;
        Assert.Equal(["n"], Ids(await LeaseAsync("second", later)));

        Assert.False(await Outbox.CompleteAsync(mine, "first", later, Sent, Token));
        Assert.False(await Outbox.RetryAsync(mine, "first", later, later, Busy, Token));
        Assert.False(await Outbox.ParkAsync(mine, "first", later, "never", Busy, Token));
        Assert.False(await Outbox.DeferAsync(mine, "first", later, Token));
        Assert.Empty(await PostsAsync("group"));
        Assert.True(await Outbox.CompleteAsync(mine, "second", later, Sent, Token));
        Assert.Equal(0, (await Outbox.StatusAsync(later, Token)).Waiting);
    }

    [Fact]
    public async Task Released_and_deferred_rows_count_no_attempt()
    {
        await EnqueueAsync(Notice("n"));
        await LeaseAsync();
        await Outbox.ReleaseAsync("owner", Token);
        var item = Assert.Single(await LeaseAsync());
        Assert.True(await Outbox.DeferAsync(item, "owner", Noon.AddSeconds(7), Token));

        Assert.Equal(Noon.AddSeconds(7), await Outbox.NextDueAsync(OutboxKind.GroupNotice, Noon, Token));
        Assert.Equal(0, Assert.Single(await LeaseAsync(at: Noon.AddSeconds(7))).Attempts);
        Assert.Empty(await PostsAsync("group"));
    }

    [Fact]
    public async Task A_parked_row_stays_and_holds_nobody_back()
    {
        await EnqueueAsync(Notice("bad"), Notice("good"));
        var bad = Assert.Single(await LeaseAsync());
        Assert.True(await Outbox.ParkAsync(bad, "owner", Noon, "recipient", new SendResult.Never("recipient", 81013), Token));

        Assert.Equal(["good"], Ids(await LeaseAsync()));
        Assert.Equal((1, 1), await DepthAsync());
    }

    [Fact]
    public async Task A_replace_key_replaces_a_row_that_was_not_touched_yet()
    {
        await EnqueueAsync(Notice("one", replace: "k"), Notice("two", replace: "k"), Notice("other", "g2", replace: "other"));
        Assert.Equal(["other", "two"], Ids(await LeaseAsync()).Order(StringComparer.Ordinal));
        await EnqueueAsync(Notice("three", replace: "k"));

        Assert.Equal((3, 0), await DepthAsync());
    }

    [Fact]
    public async Task A_replace_key_leaves_a_row_that_was_tried_before()
    {
        await EnqueueAsync(Notice("one", replace: "k"));
        await Outbox.RetryAsync(Assert.Single(await LeaseAsync()), "owner", Noon, Noon, Busy, Token);
        await EnqueueAsync(Notice("two", replace: "k"));

        Assert.Equal((2, 0), await DepthAsync());
    }

    [Fact]
    public async Task The_ledger_tells_posts_by_target_and_forgets_no_part_of_a_split_notice()
    {
        await AddPersonAsync("zhang");
        await AddPersonAsync("zhang:2");
        await EnqueueAsync(
            Notice("n"),
            Notice("p") with { Kind = OutboxKind.PersonMessage, Target = "wecom:zhang" },
            Notice("q") with { Kind = OutboxKind.PersonMessage, Target = "wecom:zhang:2" });
        await Outbox.RetryAsync(Assert.Single(await LeaseAsync()), "owner", Noon.AddSeconds(1), Noon, Busy, Token);
        await Outbox.CompleteAsync(Assert.Single(await LeaseAsync()), "owner", Noon.AddSeconds(2), new SendResult.Sent(Posts: 2), Token);
        foreach (var item in await LeaseAsync(kind: OutboxKind.PersonMessage))
        {
            await Outbox.CompleteAsync(item, "owner", Noon.AddSeconds(3), Sent, Token);
        }

        Assert.Equal([Noon.AddSeconds(1), Noon.AddSeconds(2), Noon.AddSeconds(2)], await PostsAsync("group"));
        var people = await Outbox.PostsSinceAsync(OutboxKind.PersonMessage, ["wecom:zhang", "wecom:zhang:2", "wecom:nobody"], Noon, Token);
        Assert.Equal(["wecom:zhang", "wecom:zhang:2"], people.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(await Outbox.PostsSinceAsync(OutboxKind.GroupNotice, ["group"], Noon.AddSeconds(2), Token));
    }

    [Fact]
    public async Task The_status_counts_waiting_misconfigured_and_parked_rows_and_the_age_since_the_first_due_time()
    {
        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Noon, Token));
        await EnqueueAsync(Notice("a", "g1", due: Noon.AddMinutes(-10)), Notice("b", "g2"), Notice("c", "g3"), Notice("d", "g4", due: Noon.AddDays(1)));
        var rows = (await LeaseAsync()).ToDictionary(item => item.Id, StringComparer.Ordinal);
        await Outbox.RetryAsync(rows["a"], "owner", Noon, Noon.AddMinutes(10), new SendResult.Misconfigured("address", 60020), Token);
        await Outbox.ParkAsync(rows["b"], "owner", Noon, "content", new SendResult.Never("content"), Token);

        // What is planned for tomorrow is no backlog.
        Assert.Equal(new OutboxStatus(2, 1, 1, TimeSpan.FromMinutes(10)), await Outbox.StatusAsync(Noon, Token));
    }

    [Fact]
    public async Task A_row_that_waits_for_its_person_to_write_is_no_backlog_and_tells_why_it_waits()
    {
        await EnqueueAsync(Notice("a", "g1", due: Noon.AddMinutes(-10)));
        var row = Assert.Single(await LeaseAsync());
        await Outbox.RetryAsync(row, "owner", Noon, Noon.AddDays(30), new SendResult.AwaitsPerson("window", 45015), Token);

        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Noon, Token));
        Assert.Empty(await LeaseAsync());
        var later = Noon.AddDays(30);
        Assert.Equal("window", Assert.Single(await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "owner", later, TimeSpan.FromMinutes(1), 9, Token)).LastReason);
    }

    [Fact]
    public async Task Many_dispatchers_at_once_never_lease_the_same_row()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 60).Select(i => Notice($"n{i}", $"g{i % 20}"))]);
        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => LeaseAsync($"owner{i}", limit: 5), Token)));
        var leased = leases.SelectMany(items => items).ToList();

        Assert.Equal(leased.Count, leased.Select(item => item.Target).Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(leased);
    }

    [Fact]
    public async Task Dropped_attachments_take_their_fetches_along_and_leave_their_files_to_be_deleted()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(async turn =>
        {
            foreach (var id in (string[])["waiting", "fetched", "kept"])
            {
                await turn.AddAttachmentAsync(new AttachmentRecord(id, "person-zhang", "image", $"media-{id}", AttachmentState.Waiting, "", 0, Noon), Token);
                await turn.EnqueueAsync(Fetch($"fetch-{id}", id), Token);
            }
        });
        Assert.True(await Attachments.MarkFetchedAsync("fetched", "image/jpeg", 1234, Token));
        Assert.True(await Attachments.MarkFetchedAsync("fetched", "image/jpeg", 1234, Token));
        await TurnAsync(turn => turn.DropAttachmentsAsync(["waiting", "fetched"], Token));

        Assert.Equal(["fetched"], await Attachments.DroppedFilesAsync(10, Token));
        Assert.False(await Attachments.MarkFetchedAsync("waiting", "image/jpeg", 1, Token));
        Assert.Equal(["fetch-kept"], Ids(await LeaseAsync(kind: OutboxKind.MediaFetch)));
        Assert.True(await Attachments.MarkLostAsync("kept", Token));
        Assert.Equal(AttachmentState.Lost, Assert.Single(await Attachments.ListAsync(["fetched", "kept"], Token)).State);
        await Attachments.ForgetFilesAsync(["fetched"], Token);
        Assert.Empty(await Attachments.DroppedFilesAsync(10, Token));
    }

    private static OutboxItem Fetch(string id, string attachment) => Notice(id) with
    {
        Kind = OutboxKind.MediaFetch,
        Target = "wecom:zhang",
        Payload = OutboxPayload.Write(new MediaFetch(attachment, $"media-{attachment}")),
    };

    private Task<IReadOnlyList<OutboxItem>> LeaseAsync(string owner = "owner", DateTimeOffset? at = null, int limit = 100, OutboxKind kind = OutboxKind.GroupNotice) =>
        Outbox.LeaseDueAsync(kind, owner, at ?? Noon, LeaseFor, limit, Token);

    private static IEnumerable<string> Ids(IEnumerable<OutboxItem> items) => items.Select(item => item.Id);

    private async Task<(int Waiting, int Parked)> DepthAsync()
    {
        var status = await Outbox.StatusAsync(Noon, Token);
        return (status.Waiting, status.Parked);
    }

    private async Task<IReadOnlyList<DateTimeOffset>> PostsAsync(string target) =>
        (await Outbox.PostsSinceAsync(OutboxKind.GroupNotice, [target], Noon, Token)).GetValueOrDefault(target) ?? [];
}
