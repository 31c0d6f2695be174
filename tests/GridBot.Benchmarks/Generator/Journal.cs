// What all persons of a load saw: the samples, what went wrong, which reports were confirmed.
using System.Collections.Concurrent;

namespace GridBot.Benchmarks.Generator;

/// <summary>Safe for concurrent callers.</summary>
internal sealed class Journal
{
    private readonly Lock gate = new();
    private readonly List<Sample> samples = new(1 << 18);
    private readonly ConcurrentDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> filed = new();
    private readonly ConcurrentQueue<string> givenUpAt = new();
    private int refused;
    private int broken;
    private int ended;
    private int lost;

    /// <summary>What must not have happened, with how often.</summary>
    public IReadOnlyDictionary<string, int> Faults => faults;

    /// <summary>Numbers of the reports that were confirmed to persons.</summary>
    public IReadOnlyCollection<string> Filed => filed;

    /// <summary>Messages answered 503; each was delivered again.</summary>
    public int Refused => refused;

    /// <summary>Messages whose connection broke; each was delivered again.</summary>
    public int Broken => broken;

    /// <summary>Conversations that came to an end.</summary>
    public int Ended => ended;

    /// <summary>Conversations that a person gave up because they found no end.</summary>
    public int GivenUp => givenUpAt.Count;

    /// <summary>The last words of the bot in those.</summary>
    public IReadOnlyCollection<string> GivenUpAt => givenUpAt;

    /// <summary>Answers through the send API that did not come within the generator's patience.</summary>
    public int Lost => lost;

    public void Add(Sample sample)
    {
        lock (gate)
        {
            samples.Add(sample);
        }

        if (sample.Status == 503)
        {
            Interlocked.Increment(ref refused);
        }
        else if (sample.Status == 0)
        {
            Interlocked.Increment(ref broken);
        }
    }

    public void Fault(string what) => faults.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public void Lose() => Interlocked.Increment(ref lost);

    public void End(Talk talk)
    {
        Interlocked.Increment(ref ended);
        if (talk.Script.Filed is { } number)
        {
            filed.Enqueue(number);
        }

        if (talk.Script.GivenUpAt is { } text)
        {
            givenUpAt.Enqueue(text);
        }
    }

    /// <summary>The samples so far that fulfil a condition.</summary>
    public IReadOnlyList<Sample> Samples(Func<Sample, bool> condition)
    {
        lock (gate)
        {
            return [.. samples.Where(condition)];
        }
    }
}
