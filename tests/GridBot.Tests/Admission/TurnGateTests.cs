// Who is let in, and when the gate shuts: by number, by age, after time-outs; and that it opens again at once.
using GridBot.Admission;
using GridBot.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Tests.Admission;

public sealed class TurnGateTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly LimitSettings limits = new() { Callbacks = 40, QueueWait = TimeSpan.FromSeconds(2) };

    [Fact]
    public void As_many_as_may_are_let_in_and_the_next_when_one_has_left()
    {
        var gate = new TurnGate(limits, clock);
        var inside = Enter(gate, 40);
        Assert.Null(gate.TryEnter(out var refusal));
        Assert.Equal(Shed.Full, refusal);
        Assert.True(gate.IsShut);
        gate.Leave(inside[7], stalled: false);
        Assert.NotNull(gate.TryEnter(out _));
        Assert.Equal(40, gate.InProgress);
    }

    [Fact]
    public void When_those_inside_wait_for_long_no_further_ones_are_let_in_though_there_is_room()
    {
        var gate = new TurnGate(limits, clock);
        var inside = Enter(gate, TurnGate.Probes);
        clock.Advance(limits.QueueWait);
        Assert.NotNull(gate.TryEnter(out _));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(gate.TryEnter(out var refusal));
        Assert.Equal((Shed.Late, true), (refusal, gate.IsShut));
        gate.Leave(inside[0], stalled: false);
        Assert.NotNull(gate.TryEnter(out _));
    }

    [Fact]
    public void A_few_that_are_stuck_shut_nobody_out()
    {
        var gate = new TurnGate(limits, clock);
        Enter(gate, TurnGate.Probes - 1);
        clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 1000; i++)
        {
            gate.Leave(Enter(gate, 1)[0], stalled: false);
        }

        Assert.Equal(TimeSpan.FromMinutes(1), gate.OldestAge);
    }

    [Fact]
    public void After_a_time_out_only_probes_are_let_in_until_one_turn_is_done()
    {
        var gate = new TurnGate(limits, clock);
        var inside = Enter(gate, 30);
        gate.Leave(inside[0], stalled: true);
        Assert.Null(gate.TryEnter(out var refusal));
        Assert.Equal(Shed.Late, refusal);
        gate.Leave(inside[1], stalled: null);
        Assert.True(gate.IsShut);
        gate.Leave(inside[2], stalled: false);
        Assert.NotNull(gate.TryEnter(out _));
    }

    [Fact]
    public void A_stalled_store_is_always_tried_by_some()
    {
        var gate = new TurnGate(limits, clock);
        for (var i = 0; i < 100; i++)
        {
            gate.Leave(Enter(gate, 1)[0], stalled: true);
        }

        var inside = Enter(gate, TurnGate.Probes);
        Assert.Null(gate.TryEnter(out _));
        gate.Leave(inside[0], stalled: false);
        Enter(gate, 20);
    }

    [Fact]
    public void Who_has_left_leaves_nothing_behind()
    {
        var gate = new TurnGate(limits, clock);
        foreach (var entered in Enter(gate, 40))
        {
            gate.Leave(entered, stalled: false);
        }

        Assert.Equal((0, TimeSpan.Zero, false), (gate.InProgress, gate.OldestAge, gate.IsShut));
    }

    [Fact]
    public async Task However_many_come_at_once_never_more_than_allowed_are_inside()
    {
        var gate = new TurnGate(limits, clock);
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < 2000; i++)
                {
                    var inside = Enumerable.Range(0, 9).Select(_ => gate.TryEnter(out var _)).OfType<LinkedListNode<long>>().ToList();
                    InterlockedMax(ref most, gate.InProgress);
                    inside.ForEach(entered => gate.Leave(entered, stalled: false));
                }
            },
            TestContext.Current.CancellationToken)));
        Assert.InRange(most, 1, 40);
        Assert.Equal(0, gate.InProgress);
    }

    private static List<LinkedListNode<long>> Enter(TurnGate gate, int count)
        => [.. Enumerable.Range(0, count).Select(_ => gate.TryEnter(out var refusal) ?? throw new InvalidOperationException(refusal))];

    private static void InterlockedMax(ref int most, int value)
    {
        int known;
        while (value > (known = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, known) != known)
        {
        }
    }
}
