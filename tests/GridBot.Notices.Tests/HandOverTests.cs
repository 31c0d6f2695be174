// Rows that a turn hands over are sent right after its commit, and never lost or doubled by it.
namespace GridBot.Notices.Tests;

public sealed class HandOverTests : DispatchTest
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_row_handed_over_is_sent_though_the_outbox_is_not_looked_at()
    {
        var platform = new FakePlatform(Time, Sent, OutboxKind.PersonMessage);
        var faulty = new FaultyOutbox(Outbox, failures: int.MaxValue, only: nameof(IOutboxStore.LeaseDueAsync));
        var dispatcher = Dispatcher(platform, outbox: faulty);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => dispatcher.RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => dispatcher.LeaseFor(OutboxKind.PersonMessage) is not null).WaitAsync(Guard, Token);
        await SayAsync(dispatcher, "m1", "zhang");
        await SayAsync(dispatcher, "m2", "li");
        await DeliveryTests.UntilAsync(() => faulty.Completed == 2).WaitAsync(Guard, Token);

        Assert.Equal(["m1", "m2"], platform.Arrivals.Select(arrival => arrival.Id).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await Outbox.StatusAsync(Time.GetUtcNow(), Token)).Waiting);
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
    }

    [Fact]
    public async Task More_rows_than_slots_are_sent_one_after_the_other_and_beyond_that_they_are_left_to_the_outbox()
    {
        var gate = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var platform = new FakePlatform(Time, (_, _) => gate.Task, OutboxKind.PersonMessage);
        var dispatcher = Dispatcher(platform, options: new DispatchOptions { Parallelism = 2 });
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => dispatcher.RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => dispatcher.LeaseFor(OutboxKind.PersonMessage) is not null).WaitAsync(Guard, Token);
        var handed = 0;
        for (var i = 0; i < 12; i++)
        {
            handed += await SayAsync(dispatcher, $"m{i}", $"user{i}") ? 1 : 0;
        }

        Assert.Equal(6, handed);
        await DeliveryTests.UntilAsync(() => platform.Arrivals.Count == 2).WaitAsync(Guard, Token);
        gate.SetResult(new SendResult.Sent());
        await DeliveryTests.UntilAsync(() => platform.Arrivals.Count == 12).WaitAsync(Guard, Token);

        Assert.Equal(12, platform.Arrivals.Select(arrival => arrival.Id).Distinct(StringComparer.Ordinal).Count());
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
        Assert.Equal(0, (await Outbox.StatusAsync(Time.GetUtcNow(), Token)).Waiting);
    }

    [Fact]
    public async Task What_is_handed_over_to_a_dispatcher_that_has_stopped_is_given_back_at_once()
    {
        var platform = new FakePlatform(Time, Sent, OutboxKind.PersonMessage);
        var dispatcher = Dispatcher(platform);
        Assert.Null(dispatcher.LeaseFor(OutboxKind.PersonMessage));
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => dispatcher.RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => dispatcher.LeaseFor(OutboxKind.PersonMessage) is not null).WaitAsync(Guard, Token);
        var lease = dispatcher.LeaseFor(OutboxKind.PersonMessage)!;
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
        Assert.Null(dispatcher.LeaseFor(OutboxKind.PersonMessage));
        Assert.True(await SayLeasedAsync(dispatcher, lease, Message("late", "zhang")));

        Assert.Empty(platform.Arrivals);
        Assert.Equal(["late"], (await Outbox.LeaseDueAsync(OutboxKind.PersonMessage, "other", Time.GetUtcNow(), TimeSpan.FromMinutes(1), 10, Token)).Select(item => item.Id));
    }

    [Fact]
    public async Task Two_answers_to_one_person_keep_their_order()
    {
        var gate = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var platform = new FakePlatform(Time, (item, _) => item.Id == "first" ? gate.Task : Task.FromResult<SendResult>(new SendResult.Sent()), OutboxKind.PersonMessage);
        var dispatcher = Dispatcher(platform);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => dispatcher.RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => dispatcher.LeaseFor(OutboxKind.PersonMessage) is not null).WaitAsync(Guard, Token);
        Assert.True(await SayAsync(dispatcher, "first", "zhang"));
        Assert.False(await SayAsync(dispatcher, "second", "zhang"));
        Assert.True(await SayAsync(dispatcher, "elsewhere", "li"));
        await DeliveryTests.UntilAsync(() => platform.Arrivals.Count == 2).WaitAsync(Guard, Token);
        gate.SetResult(new SendResult.Sent());
        await UntilInTimeAsync(() => platform.Arrivals.Count == 3);

        Assert.Equal("second", platform.Arrivals[2].Id);
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
    }

    [Fact]
    public async Task A_row_handed_over_that_the_platform_puts_off_is_tried_again_as_others_are()
    {
        var platform = new FakePlatform(Time, item => item.Attempts == 0 ? new SendResult.Again("busy", 6000, TimeSpan.FromSeconds(3)) : new SendResult.Sent(), OutboxKind.PersonMessage);
        var dispatcher = Dispatcher(platform);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => dispatcher.RunAsync(stop.Token), Token);
        await DeliveryTests.UntilAsync(() => dispatcher.LeaseFor(OutboxKind.PersonMessage) is not null).WaitAsync(Guard, Token);
        Assert.True(await SayAsync(dispatcher, "m", "zhang"));
        await UntilInTimeAsync(() => platform.Arrivals.Count == 2);

        Assert.True(platform.Arrivals[1].At >= Noon.AddSeconds(3));
        await stop.CancelAsync();
        await running.WaitAsync(Guard, Token);
    }

    /// <summary>Says something as a turn does; true when the row was handed over.</summary>
    private async Task<bool> SayAsync(OutboxDispatcher dispatcher, string id, string user)
    {
        var item = Message(id, user);
        if (dispatcher.LeaseFor(OutboxKind.PersonMessage) is { } lease && await SayLeasedAsync(dispatcher, lease, item))
        {
            return true;
        }

        await EnqueueAsync(item);
        dispatcher.Signal([new DueRow(item.Kind, item.DueAt)]);
        return false;
    }

    private async Task<bool> SayLeasedAsync(OutboxDispatcher dispatcher, RowLease lease, OutboxItem item)
    {
        var user = item.Target["wecom:".Length..];
        var isLeased = await Turns.RunAsync(
            async (turn, token) =>
            {
                await turn.FindOrAddPersonAsync("wecom", user, $"person-{user}", Noon, token);
                return await turn.EnqueueLeasedAsync(item, lease, Time.GetUtcNow(), token);
            },
            Token);
        if (isLeased)
        {
            await dispatcher.TakeAsync(item, item.CreatedAt);
        }

        return isLeased;
    }

    private async Task UntilInTimeAsync(Func<bool> reached)
    {
        while (!reached())
        {
            Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(100));
            await CommitsPassAsync();
        }
    }
}
