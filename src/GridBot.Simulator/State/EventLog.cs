// Keeps what happened and lets any number of readers follow from a sequence number.
using System.Runtime.CompilerServices;

namespace GridBot.Simulator;

/// <summary>A bounded log with a live feed.</summary>
public sealed class EventLog(TimeProvider clock, int capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<SimulatorEvent> _entries = [];
    private TaskCompletionSource _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>Sequence number of the newest entry; 0 before the first.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>The kept entries after a sequence number, oldest first.</summary>
    public IReadOnlyList<SimulatorEvent> After(long sequence)
    {
        lock (_gate)
        {
            var found = new Stack<SimulatorEvent>();
            for (var node = _entries.Last; node is not null && node.Value.Sequence > sequence; node = node.Previous)
            {
                found.Push(node.Value);
            }

            return [.. found];
        }
    }

    /// <summary>Whether all entries after a sequence number are still kept; otherwise a reader must begin anew.</summary>
    public bool Covers(long sequence)
    {
        lock (_gate)
        {
            return sequence <= _last && (_entries.First is null || sequence >= _entries.First.Value.Sequence - 1);
        }
    }

    /// <summary>Entries after a sequence number, then each new one as it happens, until cancelled.</summary>
    public async IAsyncEnumerable<SimulatorEvent> FollowAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var pulse = NextPulse();
            foreach (var entry in After(sequence))
            {
                sequence = entry.Sequence;
                yield return entry;
            }

            await pulse.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Completes with the next entry. Take it before reading, so that nothing slips between.</summary>
    public Task NextPulse()
    {
        lock (_gate)
        {
            return _pulse.Task;
        }
    }

    /// <summary>Adds an entry.</summary>
    public SimulatorEvent Add(string kind, string subject, string summary, int? code = null, PhoneMessage? phone = null, GroupMessage? group = null)
    {
        TaskCompletionSource pulse;
        SimulatorEvent entry;
        lock (_gate)
        {
            entry = new SimulatorEvent(++_last, clock.GetUtcNow(), kind, subject, summary) { Code = code, Phone = phone, Group = group };
            _entries.AddLast(entry);
            if (_entries.Count > capacity)
            {
                _entries.RemoveFirst();
            }

            pulse = _pulse;
            _pulse = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        pulse.SetResult();
        return entry;
    }
}
