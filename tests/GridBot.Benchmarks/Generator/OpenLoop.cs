// Messages at a fixed rate by a schedule, whatever the service does: what latency is at that rate.
using System.Collections.Concurrent;

namespace GridBot.Benchmarks.Generator;

/// <summary>
/// Every instant of the schedule sends one message: the next of a conversation whose person has read the last answer, or else the first of a new one. A latency counts from the instant of the
/// schedule, so that a stall of the service, or of this generator, shows in the figures of all messages it delayed.
/// </summary>
internal sealed class OpenLoop(Crowd crowd, double messagesPerSecond, Random random)
{
    /// <summary>Messages under way at most; what is due beyond that is told as a fault, for then the service takes no more.</summary>
    private const int MostUnderWay = 4000;

    private const int ShortestThought = 200;
    private const int LongestThought = 1800;

    /// <summary>Longer than an answer is waited for, so that one that never came is counted.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly PriorityQueue<Talk, long> ready = new();
    private readonly ConcurrentBag<Phone> free = [];
    private readonly ConcurrentBag<Phone> phones = [];
    private int underWay;

    /// <summary>How much later than scheduled messages were sent at worst, in timestamps: the generator's own fault, and part of the latencies.</summary>
    public long Latest { get; private set; }

    /// <summary>Instants at which nothing could be sent, because too much was under way.</summary>
    public int Skipped { get; private set; }

    /// <summary>Runs for a time, and until the messages under way then are answered.</summary>
    public async Task RunAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        // A thread of its own: a pool that is busy with answers must not delay what is due.
        await Task.Factory.StartNew(() => Dispatch(span, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var ended = crowd.Time.GetTimestamp();
        while ((Volatile.Read(ref underWay) > 0 || crowd.Waiting > 0) && crowd.Time.GetElapsedTime(ended) < Crowd.Patience + Grace)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), crowd.Time, cancellationToken);
        }

        foreach (var phone in phones)
        {
            phone.Dispose();
        }
    }

    private void Dispatch(TimeSpan span, CancellationToken cancellationToken)
    {
        using var pause = new SemaphoreSlim(0, 1);
        var schedule = new Schedule(crowd.Time.GetTimestamp(), messagesPerSecond, crowd.Time.TimestampFrequency);
        var end = schedule.At(0) + (long)(span.TotalSeconds * crowd.Time.TimestampFrequency);
        for (long sent = 0; ; sent++)
        {
            var due = schedule.At(sent);
            if (due >= end)
            {
                return;
            }

            long now;
            while ((now = crowd.Time.GetTimestamp()) < due)
            {
                // Never longer than until it is due: waking early costs less than being late.
                pause.Wait(Math.Max(1, (int)crowd.Time.GetElapsedTime(now, due).TotalMilliseconds), cancellationToken);
            }

            Latest = Math.Max(Latest, now - due);
            if (Volatile.Read(ref underWay) >= MostUnderWay)
            {
                Skipped++;
                continue;
            }

            Interlocked.Increment(ref underWay);
            _ = StepAsync(Next(now), due, cancellationToken);
        }
    }

    private Talk Next(long now)
    {
        lock (gate)
        {
            return ready.TryPeek(out var _, out var from) && from <= now ? ready.Dequeue() : crowd.Begin();
        }
    }

    /// <summary>Nobody awaits it, so it keeps its faults in the journal.</summary>
    private async Task StepAsync(Talk talk, long due, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(talk, due, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            crowd.Fault($"the generator failed with {exception.GetType().Name}");
            crowd.Leave(talk);
        }
    }

    private async Task SendAsync(Talk talk, long due, CancellationToken cancellationToken)
    {
        Reception reception;
        var phone = Take();
        try
        {
            reception = await crowd.SendAsync(talk, phone, due, cancellationToken);
        }
        finally
        {
            free.Add(phone);
            Interlocked.Decrement(ref underWay);
        }

        switch (reception.Outcome)
        {
            case Outcome.Again:
                Put(talk, Again);
                return;
            case Outcome.Failed:
                crowd.Leave(talk);
                return;
        }

        var heard = reception.Outcome == Outcome.ByPost ? await crowd.HearLaterAsync(talk, due, cancellationToken) : reception.Heard;
        if (crowd.GoOn(talk, heard))
        {
            Put(talk, TimeSpan.Zero);
        }
    }

    private Phone Take()
    {
        if (free.TryTake(out var phone))
        {
            return phone;
        }

        var added = crowd.NewPhone();
        phones.Add(added);
        return added;
    }

    /// <summary>The person reads and thinks; then the next message may be sent.</summary>
    private void Put(Talk talk, TimeSpan more)
    {
        lock (gate)
        {
            var thought = TimeSpan.FromMilliseconds(random.Next(ShortestThought, LongestThought)) + more;
            ready.Enqueue(talk, crowd.Time.GetTimestamp() + (long)(thought.TotalSeconds * crowd.Time.TimestampFrequency));
        }
    }
}
