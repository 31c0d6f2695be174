// Notices of one group that are not urgent go out together; nothing is lost, hidden or overtaken by it.
using FsCheck;
using FsCheck.Xunit;

namespace GridBot.Notices.Tests;

public sealed class DigestTests : DispatchTest
{
    private int rounds;

    [Fact]
    public async Task A_burst_goes_out_as_one_digest_when_the_window_of_its_first_notice_is_over()
    {
        var platform = new FakePlatform(Time, Sent);
        foreach (var (id, second) in (IEnumerable<(string, int)>)[("a", 0), ("b", 3), ("c", 9), ("d", 11)])
        {
            await PassAsync(Noon.AddSeconds(second) - Time.GetUtcNow(), Dispatcher(platform));
            await EnqueueAsync(Lined(id) with { DueAt = Time.GetUtcNow().AddSeconds(10) });
        }

        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(platform));

        Assert.Equal([(Noon.AddSeconds(10), "3:[a][b][c]"), (Noon.AddSeconds(21), "whole d")], platform.Arrivals.Select(arrival => (arrival.At, arrival.Text)));
        Assert.Equal(0, (await Outbox.StatusAsync(Time.GetUtcNow(), Token)).Waiting);
    }

    [Fact]
    public async Task Groups_do_not_mix_and_each_keeps_its_order()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 12).Select(i => Lined($"{i:D2}", $"group{i % 3}")));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform));

        Assert.Equal(["4:[00][03][06][09]", "4:[01][04][07][10]", "4:[02][05][08][11]"], platform.Arrivals.Select(arrival => arrival.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_urgent_goes_first_alone_and_whole()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Lined("a"), Lined("b"), Lined("u") with { Urgent = true }, Lined("v") with { Urgent = true }, Lined("c"));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform));

        Assert.Equal(["whole u", "whole v", "3:[a][b][c]"], platform.Arrivals.Select(arrival => arrival.Text));
    }

    [Fact]
    public async Task A_notice_without_a_line_goes_alone_in_its_place()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Lined("a"), Lined("b"), Notice("long"), Notice("broken") with { Payload = "{" }, Lined("c"), Lined("d"));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(new Unreadable(platform)));

        Assert.Equal(["2:[a][b]", "secret content", "unreadable", "2:[c][d]"], platform.Arrivals.Select(arrival => arrival.Text));
    }

    [Theory]
    [InlineData(18, 40, new[] { 4, 4, 2 })]
    [InlineData(4096, 3, new[] { 3, 3, 3, 1 })]
    [InlineData(9, 40, new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(4096, 1, new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(0, 40, new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    public async Task A_digest_holds_what_fits_one_post(int bytes, int rows, int[] sizes)
    {
        var platform = new FakePlatform(Time, Sent) { Bytes = bytes };
        await EnqueueAsync(Enumerable.Range(0, 10).Select(i => Lined($"n{i}")));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform, options: new DispatchOptions { DigestRows = rows }));

        Assert.Equal(sizes, platform.Arrivals.Select(arrival => Ids(arrival).Count));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"n{i}"), platform.Arrivals.SelectMany(Ids));
    }

    [Fact]
    public async Task A_backlog_is_caught_up_in_one_minute_by_merging()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Enumerable.Range(0, 600).Select(i => Lined($"{i:D3}")));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform));

        Assert.Equal(15, platform.Arrivals.Count);
        Assert.Equal(Enumerable.Range(0, 600).Select(i => $"{i:D3}"), platform.Arrivals.SelectMany(Ids));
    }

    [Fact]
    public async Task A_digest_that_failed_goes_again_with_what_came_meanwhile_and_the_ledger_counts_each_post_once()
    {
        var platform = new FakePlatform(Time, item => item.Attempts == 0 ? new SendResult.Again("rate", 45009, TimeSpan.FromSeconds(60)) : new SendResult.Sent());
        await EnqueueAsync(Lined("a", subject: "WG1"), Lined("b", subject: "WG2"));
        await PassAsync(TimeSpan.FromSeconds(5), Dispatcher(platform));
        await EnqueueAsync(Lined("c", subject: "WG3"));
        await PassAsync(TimeSpan.FromMinutes(2), Dispatcher(platform));

        Assert.Equal([(Noon, "2:[a][b]"), (Noon.AddSeconds(60), "3:[a][b][c]")], platform.Arrivals.Select(arrival => (arrival.At, arrival.Text)));
        var posts = await Outbox.PostsSinceAsync(OutboxKind.GroupNotice, ["group"], Noon.AddHours(-1), Token);
        Assert.Equal([Noon, Noon.AddSeconds(60)], posts["group"]);
        Assert.Equal(
            [(1, "again", "rate", 45009, 0, 2), (2, "sent", "ok", 0, 0, 3)],
            (await Board.LedgerAsync("WG2", Token)).Select(row => (row.Attempt, row.Result, row.Reason, row.Code, row.Posts, row.Together)));
        Assert.Equal([("sent", 0, 3)], (await Board.LedgerAsync("WG3", Token)).Select(row => (row.Result, row.Posts, row.Together)));
        Assert.Equal([1, 1], (await Board.LedgerAsync("WG1", Token)).Select(row => row.Posts));
    }

    [Fact]
    public async Task A_digest_that_is_refused_is_sent_notice_by_notice_so_that_one_bad_notice_takes_no_other_along()
    {
        var platform = new FakePlatform(Time, item => OutboxPayload.ReadNotice(item.Payload).Markdown.Contains("bad", StringComparison.Ordinal) ? new SendResult.Never("content", 40058) : new SendResult.Sent());
        await EnqueueAsync(Lined("a"), Lined("bad", subject: "WG1"), Lined("c"));
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(platform));
        await EnqueueAsync(Lined("d"), Lined("e"));
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(platform));

        Assert.Equal(["3:[a][bad][c]", "whole a", "whole bad", "whole c", "2:[d][e]"], platform.Arrivals.Select(arrival => arrival.Text));
        Assert.Equal(1, (await Outbox.StatusAsync(Time.GetUtcNow(), Token)).Parked);
        Assert.Equal([("never", 3), ("never", 1)], (await Board.LedgerAsync("WG1", Token)).Select(row => (row.Result, row.Together)));
        Assert.Contains("A digest of 3 notices was refused (content, code 40058)", Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_group_hears_of_one_case_keeps_its_order_whenever_it_is_due()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Lined("notice", subject: "WG1") with { DueAt = Noon.AddSeconds(10) });
        await EnqueueAsync(Lined("update", subject: "WG1"), Lined("other", subject: "WG2"));
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(platform, options: new DispatchOptions { GroupWindow = TimeSpan.Zero }));

        Assert.Equal(["other", "notice", "update"], platform.Arrivals.SelectMany(Ids));
    }

    [Fact]
    public async Task An_urgent_update_takes_what_is_still_to_be_heard_of_its_case_along_before_it()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Lined("other"), Lined("notice", subject: "WG1") with { DueAt = Noon.AddSeconds(10) }, Lined("update", subject: "WG1") with { DueAt = Noon.AddSeconds(10) });
        await EnqueueAsync(Lined("urgent", subject: "WG1") with { Urgent = true });
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform));

        Assert.Equal(["whole notice", "whole update", "whole urgent", "whole other"], platform.Arrivals.Select(arrival => arrival.Text));
    }

    [Fact]
    public async Task A_digest_whose_dispatcher_died_is_taken_over_whole_when_its_lease_is_over()
    {
        var gate = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var dead = new FakePlatform(Time, (_, _) => gate.Task);
        await EnqueueAsync(Lined("a"), Lined("b"), Lined("c"));
        var sleeping = Dispatcher(dead).DrainAsync(Token);
        await DeliveryTests.UntilAsync(() => dead.Arrivals.Count == 1);
        var awake = new FakePlatform(Time, Sent);
        Assert.Equal(0, await Dispatcher(awake, seed: 2).DrainAsync(Token));
        Time.SetUtcNow(Noon.AddSeconds(60));
        await Dispatcher(awake, seed: 2).DrainAsync(Token);
        gate.SetResult(new SendResult.Again("busy"));
        await sleeping;

        Assert.Equal(["3:[a][b][c]"], awake.Arrivals.Select(arrival => arrival.Text));
        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Time.GetUtcNow(), Token));
    }

    [Fact]
    public async Task A_store_that_fails_while_gathering_costs_the_digest_but_no_notice()
    {
        var platform = new FakePlatform(Time, Sent);
        var faulty = new FaultyOutbox(Outbox, failures: 2);
        await EnqueueAsync(Enumerable.Range(0, 6).Select(i => Lined($"n{i}")));
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Dispatcher(platform, outbox: faulty).RunAsync(stop.Token), Token);
        while (faulty.Completed < 6)
        {
            Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await CommitsPassAsync();
        }

        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"n{i}"), platform.Arrivals.SelectMany(Ids));
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task Two_dispatchers_that_gather_at_once_neither_double_nor_overlap_nor_reorder()
    {
        var platform = new FakePlatform(Time, async (_, _) =>
        {
            await Task.Yield();
            return new SendResult.Sent();
        });
        var few = new DispatchOptions { DigestRows = 7 };
        await EnqueueAsync(Enumerable.Range(0, 300).Select(i => Lined($"{i:D3}", $"group{i % 3}")));
        await PassAsync(TimeSpan.FromMinutes(2), Dispatcher(platform, options: few), Dispatcher(platform, seed: 2, options: few));

        Assert.False(platform.Overlapped);
        foreach (var (target, number) in ((string[])["group0", "group1", "group2"]).Select((target, i) => (target, i)))
        {
            var ids = platform.Arrivals.Where(arrival => arrival.Target == target).SelectMany(Ids);
            Assert.Equal(Enumerable.Range(0, 300).Where(i => i % 3 == number).Select(i => $"{i:D3}"), ids);
        }
    }

    /// <summary>Whatever stands in a group's queue, each notice arrives once, those of one urgency in their order, and urgent ones alone.</summary>
    [Property(MaxTest = 25)]
    public async Task Whatever_waits_arrives_once_and_in_order(byte[] shapes, PositiveInt bytes)
    {
        var platform = new FakePlatform(Time, Sent) { Bytes = 10 + (bytes.Get % 60) };
        var test = $"group{rounds++}";
        var rows = shapes.Take(30).Select((shape, i) => (shape % 5) switch
        {
            0 => Notice($"p{i}", test) with { Id = $"{test}-p{i}", Payload = OutboxPayload.Write(new GroupNotice($"whole p{i}")) },
            1 => Lined($"u{i}", test) with { Id = $"{test}-u{i}", Urgent = true },
            _ => Lined($"n{i}", test) with { Id = $"{test}-n{i}" },
        }).ToList();
        await EnqueueAsync(rows);
        await PassAsync(TimeSpan.FromMinutes(5), Dispatcher(platform));

        var arrived = platform.Arrivals.SelectMany(Ids).ToList();
        var sent = rows.Select(row => row.Id[(test.Length + 1)..]).ToList();
        Assert.Equal(sent.Where(id => id[0] == 'u'), arrived.Where(id => id[0] == 'u'));
        Assert.Equal(sent.Where(id => id[0] != 'u'), arrived.Where(id => id[0] != 'u'));
        Assert.DoesNotContain(platform.Arrivals, arrival => arrival.Text.Contains('[', StringComparison.Ordinal) && (arrival.Text.Contains("[u", StringComparison.Ordinal) || arrival.Text.Length > platform.Bytes));
    }

    /// <summary>Ids of the notices of a post: "whole x" is one, "3:[x][y][z]" are three.</summary>
    internal static List<string> Ids(Arrival arrival) => arrival.Text.Split((char[])[' ', ':'], 2) is ["whole", var id] ? [id] : [.. arrival.Text.Split('[').Skip(1).Select(part => part.TrimEnd(']'))];

    /// <summary>A platform that also takes payloads nobody can read.</summary>
    private sealed class Unreadable(FakePlatform platform) : ISender
    {
        public OutboxKind Kind => platform.Kind;

        public int DigestBytes(string target) => platform.DigestBytes(target);

        public Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken) =>
            platform.SendAsync(item.Payload == "{" ? item with { Payload = OutboxPayload.Write(new GroupNotice("unreadable")) } : item, cancellationToken);
    }
}
