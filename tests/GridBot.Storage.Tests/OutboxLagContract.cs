// The contract of the lag: what could go out and is not taken counts, nothing else.
using GridBot.Notices;

namespace GridBot.Storage.Tests;

public abstract class OutboxLagContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private OutboxLag Lag => new(Database);

    [Fact]
    public async Task An_empty_outbox_and_one_whose_rows_are_due_later_are_not_behind()
    {
        Assert.Equal(TimeSpan.Zero, await Lag.ReadAsync(Noon, Token));
        Assert.Equal(TimeSpan.Zero, await Lag.ReadAsync(Noon.AddTicks(7), Token));
        await EnqueueAsync(Notice("a", due: Noon.AddSeconds(1)));
        Assert.Equal(TimeSpan.Zero, await Lag.ReadAsync(Noon, Token));
    }

    [Fact]
    public async Task The_row_that_could_have_gone_out_first_tells_the_lag()
    {
        await EnqueueAsync(Notice("a", target: "one", due: Noon.AddMinutes(-3)), Notice("b", target: "two", due: Noon.AddMinutes(-1)));
        Assert.Equal(TimeSpan.FromMinutes(3), await Lag.ReadAsync(Noon, Token));
    }

    [Fact]
    public async Task A_row_that_is_being_sent_put_off_or_parked_is_none()
    {
        await EnqueueAsync(Notice("a", target: "one", due: Noon.AddMinutes(-3)), Notice("b", target: "two", due: Noon.AddMinutes(-2)), Notice("c", target: "three", due: Noon.AddMinutes(-1)));
        var leased = await Outbox.LeaseDueAsync(OutboxKind.GroupNotice, "me", Noon, TimeSpan.FromMinutes(1), 10, Token);
        Assert.Equal((3, TimeSpan.Zero), (leased.Count, await Lag.ReadAsync(Noon, Token)));
        await Outbox.DeferAsync(leased[0], "me", Noon.AddMinutes(5), Token);
        Assert.Equal(TimeSpan.Zero, await Lag.ReadAsync(Noon, Token));
        Assert.Equal(TimeSpan.FromMinutes(4), await Lag.ReadAsync(Noon.AddMinutes(2), Token));
        await Outbox.ReleaseAsync("me", Token);
        Assert.Equal(TimeSpan.FromMinutes(2), await Lag.ReadAsync(Noon, Token));
    }
}
