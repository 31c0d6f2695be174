// The sends of one kind that are under way, and the rows that wait for a slot.
namespace GridBot.Notices;

/// <summary>Starts sends and counts them. Rows that a turn hands over start at once while a slot is free. Safe for concurrent use.</summary>
/// <param name="slots">Sends that may run at once.</param>
/// <param name="send">Makes one send of a leased row, which was handed over or not; never throws.</param>
/// <param name="slotFreed">Told when a slot has become free.</param>
internal sealed class SendsUnderWay(int slots, Func<OutboxItem, DateTimeOffset, bool, Task> send, Action slotFreed)
{
    /// <summary>Rows for each slot that may wait in memory: more would wait there while another process has nothing to do.</summary>
    private const int WaitingPerSlot = 2;

    private readonly Lock turn = new();
    private readonly HashSet<Task> tasks = [];
    private readonly Queue<(OutboxItem Item, DateTimeOffset LeasedAt)> handed = new();
    private int running;
    private bool isOpen;

    /// <summary>Sends that are under way.</summary>
    public int Count => Volatile.Read(ref running);

    /// <summary>Whether rows may be handed over.</summary>
    public bool HasRoom
    {
        get
        {
            lock (turn)
            {
                return isOpen && handed.Count < slots * WaitingPerSlot;
            }
        }
    }

    /// <summary>From now on rows may be handed over.</summary>
    public void Open()
    {
        lock (turn)
        {
            isOpen = true;
        }
    }

    /// <summary>Nothing more is handed over; what waits for a slot is left to its lease's release.</summary>
    public void Close()
    {
        lock (turn)
        {
            isOpen = false;
            handed.Clear();
        }
    }

    /// <summary>Starts the send of a leased row.</summary>
    public void Start(OutboxItem item, DateTimeOffset leasedAt)
    {
        Interlocked.Increment(ref running);
        Keep(RunAsync(item, leasedAt, isHanded: false));
    }

    /// <summary>Takes a row that was committed with a lease. False when nobody would send it: its lease should be given back.</summary>
    public bool TryHand(OutboxItem item, DateTimeOffset leasedAt)
    {
        lock (turn)
        {
            if (!isOpen)
            {
                return false;
            }

            if (running >= slots)
            {
                handed.Enqueue((item, leasedAt));
                return true;
            }

            Interlocked.Increment(ref running);
        }

        // The caller is answering somebody.
        Keep(Task.Run(() => RunAsync(item, leasedAt, isHanded: true)));
        return true;
    }

    /// <summary>Ends when all that was started has ended.</summary>
    public Task EndAsync()
    {
        lock (turn)
        {
            return Task.WhenAll(tasks);
        }
    }

    private void Keep(Task task)
    {
        lock (turn)
        {
            tasks.RemoveWhere(one => one.IsCompleted);
            if (!task.IsCompleted)
            {
                tasks.Add(task);
            }
        }
    }

    private async Task RunAsync(OutboxItem item, DateTimeOffset leasedAt, bool isHanded)
    {
        while (true)
        {
            await send(item, leasedAt, isHanded);
            if (!TryNext(out var next))
            {
                slotFreed();
                return;
            }

            (item, leasedAt, isHanded) = (next.Item, next.LeasedAt, true);
        }
    }

    private bool TryNext(out (OutboxItem Item, DateTimeOffset LeasedAt) next)
    {
        lock (turn)
        {
            if (handed.TryDequeue(out next))
            {
                return true;
            }

            Interlocked.Decrement(ref running);
            return false;
        }
    }
}
