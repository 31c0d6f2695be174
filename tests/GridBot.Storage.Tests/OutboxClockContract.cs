// The contract of a clock that was ahead: what it left in the outbox does not wait for the wrong time to come.
using GridBot.Notices;

namespace GridBot.Storage.Tests;

public abstract class OutboxClockContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Wrong = Noon.AddHours(1);
    private static readonly SendResult Busy = new SendResult.Again("busy", 6000);

    private OutboxClock Clock => new(Database);

    [Fact]
    public async Task What_was_to_wait_a_little_waits_as_long_from_now_on()
    {
        await EnqueueAsync(Notice("n", due: Wrong.AddSeconds(10)) with { CreatedAt = Wrong });
        Assert.Equal(1, await SetRightAsync());

        Assert.Empty(await LeaseAsync(Noon.AddSeconds(9)));
        Assert.Single(await LeaseAsync(Noon.AddSeconds(10)));
    }

    [Fact]
    public async Task What_waits_for_a_time_of_the_day_and_the_timers_of_cases_keep_theirs()
    {
        await EnqueueAsync(Notice("morning", due: Wrong.AddHours(8)) with { CreatedAt = Wrong }, Notice("timer", due: Wrong.AddMinutes(5)) with { Kind = OutboxKind.CaseTimer, CreatedAt = Wrong });
        await SetRightAsync();

        Assert.Empty(await LeaseAsync(Wrong.AddHours(8).AddSeconds(-1)));
        Assert.Single(await LeaseAsync(Wrong.AddHours(8)));
        Assert.Empty(await LeaseAsync(Wrong, kind: OutboxKind.CaseTimer));
    }

    [Fact]
    public async Task A_row_that_was_tried_by_the_wrong_clock_is_tried_again_now_and_its_post_no_longer_counts_for_an_hour()
    {
        await EnqueueAsync(Notice("n"));
        var item = Assert.Single(await LeaseAsync(Wrong));
        await Outbox.RetryAsync(item, "a", Wrong, Wrong.AddSeconds(30), Busy, Token);
        await SetRightAsync();

        Assert.Single(await LeaseAsync(Noon));
        Assert.Equal([Noon], (await Outbox.PostsSinceAsync(OutboxKind.GroupNotice, ["group"], Noon.AddMinutes(-1), Token)).GetValueOrDefault("group") ?? []);
    }

    [Fact]
    public async Task A_lease_taken_by_the_wrong_clock_ends_when_one_taken_now_would()
    {
        await EnqueueAsync(Notice("n"));
        await LeaseAsync(Wrong);
        await SetRightAsync();

        Assert.Empty(await LeaseAsync(Noon + LeaseFor - TimeSpan.FromSeconds(1), "b"));
        Assert.Single(await LeaseAsync(Noon + LeaseFor, "b"));
    }

    [Fact]
    public async Task What_is_right_is_left_alone_and_so_is_everything_the_second_time()
    {
        await EnqueueAsync(Notice("now", "g1"), Notice("soon", "g2", due: Noon.AddSeconds(30)), Notice("later", "g3", due: Noon.AddHours(9)));
        var item = Assert.Single(await LeaseAsync(Noon));
        await Outbox.RetryAsync(item, "a", Noon, Noon + LongestWait, Busy, Token);
        Assert.Equal(0, await SetRightAsync());

        await EnqueueAsync(Notice("ahead", "g4", due: Wrong) with { CreatedAt = Wrong });
        Assert.Equal(1, await SetRightAsync());
        Assert.Equal(0, await SetRightAsync());
    }

    private Task<int> SetRightAsync() => Clock.SetRightAsync(Noon, LeaseFor, LongestWait, Token);

    private Task<IReadOnlyList<OutboxItem>> LeaseAsync(DateTimeOffset at, string owner = "a", OutboxKind kind = OutboxKind.GroupNotice) => Outbox.LeaseDueAsync(kind, owner, at, LeaseFor, 10, Token);
}
