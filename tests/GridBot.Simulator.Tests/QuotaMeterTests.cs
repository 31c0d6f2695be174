// Sliding windows, and that names which never come again are forgotten.
using GridBot.Simulator.State;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class QuotaMeterTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_window_slides()
    {
        var meter = new QuotaMeter(_clock);
        Assert.True(meter.TryTake(("a", 2, TimeSpan.FromMinutes(1))));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(meter.TryTake(("a", 2, TimeSpan.FromMinutes(1))));
        Assert.False(meter.TryTake(("a", 2, TimeSpan.FromMinutes(1))));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(meter.TryTake(("a", 2, TimeSpan.FromMinutes(1))));
    }

    [Fact]
    public void Very_many_names_leave_the_counts_of_those_still_in_use_alone()
    {
        var meter = new QuotaMeter(_clock);
        Assert.True(meter.TryTake(("daily", 1, TimeSpan.FromDays(1))));
        for (var i = 0; i < 30_000; i++)
        {
            Assert.True(meter.TryTake(($"minute {i}", 1, TimeSpan.FromMinutes(1)), ($"hour {i}", 1, TimeSpan.FromHours(1))));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(meter.TryTake(("daily", 1, TimeSpan.FromDays(1))));
        Assert.False(meter.TryTake(("hour 29999", 1, TimeSpan.FromHours(1))));
        Assert.True(meter.TryTake(("hour 1", 1, TimeSpan.FromHours(1))));
    }
}
