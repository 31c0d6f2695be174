// Everything is delivered, parked with a reason, or still waiting; nothing is forgotten.
namespace GridBot.Notices.Tests;

public sealed class DeliveryTests : DispatchTest
{
    private const int Faulty = 10;

    [Fact]
    public async Task With_a_tenth_of_the_sends_failing_everything_is_delivered_once_and_in_order()
    {
        var random = new Random(7);
        var delivered = new List<string>();
        var platform = new FakePlatform(Time, item =>
        {
            lock (delivered)
            {
                if (random.Next(Faulty) == 0)
                {
                    return new SendResult.Again("busy", 6000);
                }

                delivered.Add(item.Id);
                return new SendResult.Sent();
            }
        });
        await EnqueueAsync(Enumerable.Range(0, 200).Select(i => Notice($"n{i:D3}", $"group{i % 20:D2}")));
        await PassAsync(TimeSpan.FromHours(1), Dispatcher(platform));

        Assert.Equal(200, delivered.Count);
        Assert.True(platform.Arrivals.Count > 200);
        foreach (var target in Enumerable.Range(0, 20))
        {
            var ids = delivered.Where(id => int.Parse(id.AsSpan(1)) % 20 == target).ToList();
            Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
            Assert.Equal(10, ids.Count);
        }

        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Time.GetUtcNow(), Token));
    }

    [Fact]
    public async Task A_platform_that_is_down_is_tried_ever_more_slowly_until_the_time_is_over()
    {
        var platform = new FakePlatform(Time, _ => new SendResult.Again("busy", -1));
        await EnqueueAsync(Notice("normal"), Notice("urgent", "other", urgent: true));
        await PassAsync(TimeSpan.FromHours(24), Dispatcher(platform));

        var attempts = platform.Arrivals.Where(arrival => arrival.Id == "normal").ToList();
        Assert.Equal(Noon.AddHours(24), attempts[^1].At);
        Assert.InRange(attempts.Count, 24 * 6, 24 * 6 * 4);
        Assert.Equal((1, 1), await DepthAsync());
        Assert.Contains("normal (GroupNotice) is parked: gave-up; last attempt: busy, code -1", Log.Text, StringComparison.Ordinal);

        await PassAsync(TimeSpan.FromHours(48), Dispatcher(platform, seed: 2));
        Assert.Equal((0, 2), await DepthAsync());
    }

    [Fact]
    public async Task What_can_never_be_sent_is_parked_at_once_with_its_reason_and_the_next_goes_out()
    {
        var platform = new FakePlatform(Time, item => item.Id == "bad" ? new SendResult.Never("content", 40058) : new SendResult.Sent());
        await EnqueueAsync(Notice("bad"), Notice("good"));
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(platform));

        Assert.Equal(["bad", "good"], platform.Arrivals.Select(arrival => arrival.Id));
        Assert.Equal((0, 1), await DepthAsync());
        Assert.Contains("parked: content", Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_configuration_shows_in_the_status_is_tried_every_ten_minutes_and_heals()
    {
        var mended = false;
        var platform = new FakePlatform(Time, _ => mended ? new SendResult.Sent() : new SendResult.Misconfigured("address", 60020));
        await EnqueueAsync(Notice("a"), Notice("b"));
        await PassAsync(TimeSpan.FromMinutes(35), Dispatcher(platform));
        Assert.Equal([0, 10, 20, 30], platform.Arrivals.Select(arrival => (int)(arrival.At - Noon).TotalMinutes));
        Assert.Equal(new OutboxStatus(2, 1, 0, TimeSpan.FromMinutes(35)), await Outbox.StatusAsync(Time.GetUtcNow(), Token));

        mended = true;
        await PassAsync(TimeSpan.FromMinutes(5), Dispatcher(platform));
        Assert.Equal((0, 0), await DepthAsync());
    }

    [Fact]
    public async Task A_platforms_not_before_is_kept()
    {
        var platform = new FakePlatform(Time, item => item.Attempts == 0 ? new SendResult.Again("rate", 45009, TimeSpan.FromMinutes(7)) : new SendResult.Sent());
        await EnqueueAsync(Notice("n"));
        await PassAsync(TimeSpan.FromMinutes(10), Dispatcher(platform));

        Assert.Equal([Noon, Noon.AddMinutes(7)], platform.Arrivals.Select(arrival => arrival.At));
    }

    [Fact]
    public async Task A_sender_that_throws_is_told_by_type_only_and_its_row_is_tried_again()
    {
        var platform = new FakePlatform(Time, item => item.Attempts == 0 ? throw new InvalidDataException("secret content") : new SendResult.Sent());
        await EnqueueAsync(Notice("n", "secret target"));
        await PassAsync(TimeSpan.FromMinutes(1), Dispatcher(platform));

        Assert.Equal(2, platform.Arrivals.Count);
        Assert.Contains("threw InvalidDataException on outbox row n", Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urgent_rows_go_first()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Notice("a"), Notice("b", "other"), Notice("urgent", urgent: true));
        await PassAsync(TimeSpan.FromSeconds(1), Dispatcher(platform, options: new DispatchOptions { Parallelism = 1 }));

        Assert.Equal("urgent", platform.Arrivals[0].Id);
        Assert.Equal(3, platform.Arrivals.Count);
    }

    [Fact]
    public async Task A_row_whose_dispatcher_was_paused_is_taken_over_and_the_late_result_changes_nothing()
    {
        var gate = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var paused = new FakePlatform(Time, (_, _) => gate.Task);
        await EnqueueAsync(Notice("n"), Notice("next"));
        var sleeping = Dispatcher(paused).DrainAsync(Token);
        await UntilAsync(() => paused.Arrivals.Count == 1);

        var awake = new FakePlatform(Time, Sent);
        var second = Dispatcher(awake, seed: 2);
        Assert.Equal(0, await second.DrainAsync(Token));
        Time.SetUtcNow(Noon.AddSeconds(60));
        Assert.Equal(2, await second.DrainAsync(Token));
        gate.SetResult(new SendResult.Again("busy"));
        await sleeping;

        Assert.Equal(["n", "next"], awake.Arrivals.Select(arrival => arrival.Id));
        Assert.Equal((0, 0), await DepthAsync());
        Assert.Contains("lease of outbox row n (GroupNotice) was over", Log.Text, StringComparison.Ordinal);
    }

    private async Task<(int Waiting, int Parked)> DepthAsync()
    {
        var status = await Outbox.StatusAsync(Time.GetUtcNow(), Token);
        return (status.Waiting, status.Parked);
    }

    internal static async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
