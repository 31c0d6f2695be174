// Bounded bodies, and a log that does not drown.
using GridBot.Admission;
using GridBot.Tests.Service;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Tests.Admission;

public sealed class ShedTests
{
    [Fact]
    public void Bodies_are_held_up_to_a_sum_and_make_room_when_they_are_done()
    {
        var bodies = new BodyBudget();
        const int megabyte = 1024 * 1024;
        Assert.All(Enumerable.Range(0, 32), _ => Assert.True(bodies.TryHold(megabyte)));
        Assert.False(bodies.TryHold(1));
        Assert.Equal(BodyBudget.Most, bodies.Held);
        bodies.Release(megabyte);
        Assert.True(bodies.TryHold(megabyte));
    }

    [Fact]
    public void Ten_thousand_refusals_are_told_in_a_few_lines_that_count_them()
    {
        var clock = new FakeTimeProvider();
        var captured = new CapturedLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(captured));
        var log = new ShedLog(clock, factory.CreateLogger<ShedLog>());
        for (var i = 0; i < 10_000; i++)
        {
            log.Note("wecom", Shed.Full);
            clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        log.Note("wecom", Shed.Unavailable);
        var lines = captured.Lines.ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains("1 callback(s) of wecom turned away", lines[0], StringComparison.Ordinal);
        Assert.Contains("5000 callback(s) of wecom turned away", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Error", lines[2], StringComparison.Ordinal);
    }
}
