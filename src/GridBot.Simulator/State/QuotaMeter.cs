// Counts calls and messages in sliding windows by the injected clock.
namespace GridBot.Simulator.State;

/// <summary>Sliding windows by name. A refused call is not counted.</summary>
public sealed class QuotaMeter(TimeProvider clock)
{
    private const int FewestKept = 10_000;

    private readonly Dictionary<(string Name, TimeSpan Window), Queue<DateTimeOffset>> _taken = [];
    private readonly Lock _gate = new();
    private int _sweepAt = FewestKept;

    /// <summary>Takes one from every window given, or none when one of them is full.</summary>
    /// <param name="limits">Name, number allowed and window.</param>
    /// <returns>False when a window was full.</returns>
    public bool TryTake(params ReadOnlySpan<(string Name, int Limit, TimeSpan Window)> limits)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var (name, limit, window) in limits)
            {
                if (Current(name, window, now).Count >= limit)
                {
                    return false;
                }
            }

            foreach (var (name, _, window) in limits)
            {
                Current(name, window, now).Enqueue(now);
            }

            return true;
        }
    }

    private Queue<DateTimeOffset> Current(string name, TimeSpan window, DateTimeOffset now)
    {
        if (!_taken.TryGetValue((name, window), out var queue))
        {
            Sweep(now);
            _taken[(name, window)] = queue = new Queue<DateTimeOffset>();
        }

        while (queue.TryPeek(out var oldest) && now - oldest >= window)
        {
            queue.Dequeue();
        }

        return queue;
    }

    /// <summary>Forgets the windows nothing is counted in, so that names which never come again do not fill the memory.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (_taken.Count < _sweepAt)
        {
            return;
        }

        foreach (var (key, queue) in _taken.ToArray())
        {
            if (queue.Count == 0 || now - queue.Last() >= key.Window)
            {
                _taken.Remove(key);
            }
        }

        _sweepAt = Math.Max(FewestKept, 2 * _taken.Count);
    }
}
