// Records ended attempts, those that end together in one write.
namespace GridBot.Notices;

/// <summary>While one write is under way, what ends gathers for the next. Safe for concurrent use.</summary>
internal sealed class RecordQueue(IOutboxStore outbox, string owner)
{
    /// <summary>Most attempts of one write.</summary>
    private const int Most = 64;

    private readonly Lock turn = new();
    private readonly Queue<Entry> waiting = new();
    private bool isWriting;

    /// <summary>Records an attempt. Throws what the store threw; the caller tries again, then <paramref name="alone"/>, so that nobody fails for another's sake.</summary>
    public Task<Recorded> WriteAsync(Attempted attempt, bool alone)
    {
        if (alone)
        {
            return WriteAloneAsync(attempt);
        }

        var entry = new Entry(attempt);
        var isFirst = false;
        lock (turn)
        {
            waiting.Enqueue(entry);
            if (!isWriting)
            {
                isFirst = isWriting = true;
            }
        }

        if (isFirst)
        {
            _ = WriteAllAsync();
        }

        return entry.Answer.Task;
    }

    private async Task<Recorded> WriteAloneAsync(Attempted attempt) => (await outbox.RecordAsync([attempt], owner, CancellationToken.None))[0];

    // Never throws: whatever happens is the callers' answer.
    private async Task WriteAllAsync()
    {
        while (true)
        {
            var batch = new List<Entry>();
            lock (turn)
            {
                while (batch.Count < Most && waiting.TryDequeue(out var entry))
                {
                    batch.Add(entry);
                }

                if (batch.Count == 0)
                {
                    isWriting = false;
                    return;
                }
            }

            await WriteBatchAsync(batch);
        }
    }

    private async Task WriteBatchAsync(List<Entry> batch)
    {
        try
        {
            var recorded = await outbox.RecordAsync([.. batch.Select(entry => entry.Attempt)], owner, CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Answer.SetResult(recorded[i]);
            }
        }
        catch (Exception error)
        {
            batch.ForEach(entry => entry.Answer.SetException(error));
        }
    }

    private sealed record Entry(Attempted Attempt)
    {
        public TaskCompletionSource<Recorded> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
