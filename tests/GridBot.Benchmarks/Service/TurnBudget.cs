// The turns that are left for all callers together.
namespace GridBot.Benchmarks.Service;

/// <summary>Counts down; safe for concurrent callers.</summary>
internal sealed class TurnBudget(int turns)
{
    private int left = turns;

    public bool TryTake() => Interlocked.Decrement(ref left) >= 0;
}
