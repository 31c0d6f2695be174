// Keeps one phone from taking the service from everybody else.
using GridBot.Configuration;

namespace GridBot.Admission;

/// <summary>
/// How many messages of one person are in progress, and how many came lately. What is refused is not counted, so who sends too much is served at the pace of the limit. The count slides: of the window before,
/// as much counts as still lies within the last window's length. Nothing is stored; both windows are forgotten when they are over. Safe for concurrent use.
/// </summary>
internal sealed class PersonLimit(LimitSettings limits, TimeProvider time)
{
    /// <summary>People counted in one window at most; bounds memory. Beyond, only what is in progress is limited.</summary>
    public const int MostPeople = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<Person, int> inProgress = [];
    private Dictionary<Person, int> counted = [];
    private Dictionary<Person, int> before = [];
    private long begin = time.GetTimestamp();

    /// <summary>People of whom something is known; for tests of its size.</summary>
    public int People
    {
        get
        {
            lock (gate)
            {
                return Math.Max(inProgress.Count, counted.Count + before.Count);
            }
        }
    }

    /// <summary>Whether another message of a person is let in; if so, it is in progress until <see cref="Leave"/>.</summary>
    public bool TryEnter(Person person)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            var part = Slide(now);
            var running = inProgress.GetValueOrDefault(person);
            var sent = counted.GetValueOrDefault(person);
            if (limits.PersonInProgress > 0 && running >= limits.PersonInProgress)
            {
                return false;
            }

            if (limits.PersonMessages > 0 && sent + (before.GetValueOrDefault(person) * (1 - part)) >= limits.PersonMessages)
            {
                return false;
            }

            inProgress[person] = running + 1;
            if (sent > 0 || counted.Count < MostPeople)
            {
                counted[person] = sent + 1;
            }

            return true;
        }
    }

    public void Leave(Person person)
    {
        lock (gate)
        {
            var running = inProgress.GetValueOrDefault(person) - 1;
            if (running > 0)
            {
                inProgress[person] = running;
            }
            else
            {
                inProgress.Remove(person);
            }
        }
    }

    /// <summary>Begins a new window when it is time. Returns how much of the window is over, 0 to 1.</summary>
    private double Slide(long now)
    {
        var windows = time.GetElapsedTime(begin, now) / limits.PersonWindow;
        if (windows < 1)
        {
            return Math.Max(windows, 0);
        }

        (before, counted) = (counted, before);
        counted.Clear();
        if (windows >= 2)
        {
            before.Clear();
            begin = now;
            return 0;
        }

        begin += (long)(limits.PersonWindow.TotalSeconds * time.TimestampFrequency);
        return windows - 1;
    }
}

/// <summary>Who sent a message, as the platform says; held in memory for the length of two windows.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="User">The platform's id.</param>
internal readonly record struct Person(string Channel, string User);
