// The contract of timers in the outbox: rows that wait for their time, are replaced by key, and are no backlog before.
using GridBot.Notices;

namespace GridBot.Storage.Tests;

public abstract class TimerContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly DateTimeOffset Due = Noon.AddMinutes(20);

    [Fact]
    public async Task A_look_before_its_time_is_no_backlog_and_one_whose_time_has_come_is()
    {
        await EnqueueAsync(Timer("a", "WG20261122-0001", Due));
        Assert.Equal(new OutboxStatus(0, 0, 0, TimeSpan.Zero), await Outbox.StatusAsync(Noon, Token));
        Assert.Equal((1, TimeSpan.FromMinutes(5)), await StatusAsync(Due.AddMinutes(5)));
    }

    [Fact]
    public async Task It_is_leased_when_its_time_has_come_with_all_it_needs()
    {
        await EnqueueAsync(Timer("a", "WG20261122-0001", Due));
        Assert.Empty(await LeaseAsync(Due.AddSeconds(-1)));
        Assert.Equal(Due, await Outbox.NextDueAsync(OutboxKind.CaseTimer, Noon, Token));
        var leased = Assert.Single(await LeaseAsync(Due));
        Assert.Equal(("timer:WG20261122-0001:due", Due, new CaseTimer(CaseTimerKind.Due, "WG20261122-0001")), (leased.ReplaceKey, leased.FirstDueAt, OutboxPayload.ReadTimer(leased.Payload)));
    }

    [Fact]
    public async Task A_new_time_takes_the_place_of_the_old_one_unless_that_is_looked_at_already()
    {
        await EnqueueAsync(Timer("a", "WG20261122-0001", Due), Timer("b", "WG20261122-0001", Due.AddHours(1)));
        Assert.Empty(await LeaseAsync(Due));
        Assert.Equal("b", Assert.Single(await LeaseAsync(Due.AddHours(1))).Id);
        Assert.Null(await ReadAsync(turn => turn.FindWaitingAsync("timer:WG20261122-0001:due", Token)));
        await EnqueueAsync(Timer("c", "WG20261122-0001", Due.AddHours(2)));
        Assert.NotNull(await ReadAsync(turn => turn.FindWaitingAsync("timer:WG20261122-0001:due", Token)));
    }

    [Fact]
    public async Task Cases_do_not_wait_for_each_other()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 8).Select(n => Timer($"{n}", $"WG20261122-000{n}", Due.AddSeconds(n)))]);
        Assert.Equal(8, (await LeaseAsync(Due.AddMinutes(1))).Count);
    }

    private Task<IReadOnlyList<OutboxItem>> LeaseAsync(DateTimeOffset now) => Outbox.LeaseDueAsync(OutboxKind.CaseTimer, "owner", now, TimeSpan.FromMinutes(2), 20, Token);

    private async Task<(int Waiting, TimeSpan Oldest)> StatusAsync(DateTimeOffset now)
    {
        var status = await Outbox.StatusAsync(now, Token);
        return (status.Waiting, status.OldestDueAge);
    }

    private static OutboxItem Timer(string id, string number, DateTimeOffset due) => new()
    {
        Id = id,
        Kind = OutboxKind.CaseTimer,
        Target = $"timer:{number}:due",
        Payload = OutboxPayload.Write(new CaseTimer(CaseTimerKind.Due, number)),
        DueAt = due,
        CreatedAt = Noon,
        ReplaceKey = $"timer:{number}:due",
        Subject = number,
    };
}
