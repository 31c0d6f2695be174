// The running worker: woken by a signal or by time, stopped without losing anything.
namespace GridBot.Notices.Tests;

public sealed class RunTests : DispatchTest
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_signal_wakes_the_worker_at_once()
    {
        var platform = new FakePlatform(Time, Sent);
        var dispatcher = Dispatcher(platform);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => dispatcher.RunAsync(stop.Token), Token);
        for (var i = 1; i <= 5; i++)
        {
            await EnqueueAsync(Notice($"n{i}"));
            dispatcher.Signal();
            await DeliveryTests.UntilAsync(() => platform.Arrivals.Count == i).WaitAsync(Guard, Token);
        }

        Assert.All(platform.Arrivals, arrival => Assert.Equal(Noon, arrival.At));
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
    }

    [Fact]
    public async Task Without_a_signal_the_worker_looks_every_five_seconds_and_at_the_next_due_time()
    {
        var platform = new FakePlatform(Time, Sent);
        await EnqueueAsync(Notice("later") with { DueAt = Noon.AddSeconds(2) });
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Dispatcher(platform).RunAsync(stop.Token), Token);
        await AdvanceUntilAsync(() => platform.Arrivals.Count == 1);
        await EnqueueAsync(Notice("unannounced", "elsewhere"));
        var put = Time.GetUtcNow();
        await AdvanceUntilAsync(() => platform.Arrivals.Count == 2);

        Assert.True(platform.Arrivals[0].At >= Noon.AddSeconds(2));
        Assert.True(platform.Arrivals[1].At >= put);
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
    }

    [Fact]
    public async Task A_hanging_send_times_out_and_neither_holds_up_other_targets_nor_is_forgotten()
    {
        var platform = new FakePlatform(Time, async (item, token) =>
        {
            if (item is { Target: "hanging", Attempts: 0 })
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, Time, token);
            }

            return new SendResult.Sent();
        });
        await EnqueueAsync(Notice("h", "hanging"), Notice("a", "other"), Notice("b", "other"));
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Dispatcher(platform, options: new DispatchOptions { Parallelism = 2 }).RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => platform.Arrivals.Count == 3).WaitAsync(Guard, Token);
        Assert.Equal(Noon, Time.GetUtcNow());
        await AdvanceUntilAsync(() => platform.Arrivals.Count == 4);

        Assert.Equal("h", platform.Arrivals[3].Id);
        Assert.Contains("time-out", Log.Text, StringComparison.Ordinal);
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
    }

    [Fact]
    public async Task A_stop_lets_the_send_under_way_end_and_records_it()
    {
        var gate = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var platform = new FakePlatform(Time, (_, _) => gate.Task);
        await EnqueueAsync(Notice("n"), Notice("next"));
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Dispatcher(platform).RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => platform.Arrivals.Count == 1).WaitAsync(Guard, Token);
        await stop.CancelAsync();
        Assert.False(running.IsCompleted);
        gate.SetResult(new SendResult.Sent());
        await running.WaitAsync(Guard, Token);

        Assert.Single(platform.Arrivals);
        Assert.Equal(1, (await Outbox.StatusAsync(Time.GetUtcNow(), Token)).Waiting);
    }

    [Fact]
    public async Task A_stop_breaks_off_a_send_that_does_not_end_and_gives_its_lease_back()
    {
        var platform = new FakePlatform(Time, async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, token);
            return new SendResult.Sent();
        });
        await EnqueueAsync(Notice("n"));
        var patient = new DispatchOptions { SendWithin = TimeSpan.FromHours(1), LeaseFor = TimeSpan.FromHours(2) };
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Dispatcher(platform, options: patient).RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => platform.Arrivals.Count == 1).WaitAsync(Guard, Token);
        await stop.CancelAsync();
        await AdvanceUntilAsync(() => running.IsCompleted);

        await running;
        var free = await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "somebody", Noon.AddMinutes(20), TimeSpan.FromMinutes(1), 10, Token);
        Assert.Equal(0, Assert.Single(free).Attempts);
    }

    [Fact]
    public async Task A_store_that_fails_for_a_while_makes_no_double_and_no_loss()
    {
        var platform = new FakePlatform(Time, Sent);
        var faulty = new FaultyOutbox(Outbox, failures: 3);
        await EnqueueAsync(Notice("a"), Notice("b"), Notice("c", "other"));
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Dispatcher(platform, outbox: faulty).RunAsync(stop.Token), Token);
        await AdvanceUntilAsync(() => faulty.Completed == 3);

        Assert.Equal(["a", "b", "c"], platform.Arrivals.Select(arrival => arrival.Id).Order(StringComparer.Ordinal));
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
    }

    private async Task AdvanceUntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await CommitsPassAsync();
        }
    }
}
