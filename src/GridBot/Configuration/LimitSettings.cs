// How much the service takes on at once, from everybody and from one person.
namespace GridBot.Configuration;

/// <summary>
/// Limits of what is in progress in one replica, under "Limits". What is beyond them gets 503 as soon as it is verified, and the platform delivers it again. They bound memory and keep the answers within the
/// platform's 5 s; in ordinary use none of them is met.
/// </summary>
public sealed record LimitSettings
{
    /// <summary>After this long the platform gives up a callback and delivers it again.</summary>
    private static readonly TimeSpan PlatformPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestServeOn = TimeSpan.FromSeconds(5);

    /// <summary>Callbacks in progress at once, those that wait for the database included. Default 1024: with 2,000 turns a second the last of them waits half a second.</summary>
    public int Callbacks { get; init; } = 1024;

    /// <summary>How old the callbacks in progress may be before no further ones are taken: they would wait as long. Default 2 s.</summary>
    public TimeSpan QueueWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a callback may take as a whole; then it gets 503 and, if its turn has not begun, is dropped. Default 4 s: the platform hangs up after 5.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Messages of one person within <see cref="PersonWindow"/>; zero for no limit. Default 30: nine photos at once, three times over.</summary>
    public int PersonMessages { get; init; } = 30;

    /// <summary>The time that <see cref="PersonMessages"/> are counted over. Default 10 s.</summary>
    public TimeSpan PersonWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages of one person in progress at once; zero for no limit. Default 16: a phone sends nine photos at once.</summary>
    public int PersonInProgress { get; init; } = 16;

    /// <summary>How long a program that is to stop goes on serving, while /health/ready tells load balancers to turn away. Default 1 s.</summary>
    public TimeSpan ServeOn { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>All faults of these settings, in words for the operator; empty when they are sound.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        if (Callbacks is < 1 or > 100_000)
        {
            faults.Add("Limits:Callbacks must be 1 to 100000.");
        }

        if (QueueWait <= TimeSpan.Zero || QueueWait > AnswerWithin)
        {
            faults.Add("Limits:QueueWait must be above 0 and not above Limits:AnswerWithin.");
        }

        if (AnswerWithin <= TimeSpan.Zero || AnswerWithin > PlatformPatience)
        {
            faults.Add($"Limits:AnswerWithin must be above 0 and at most {PlatformPatience.TotalSeconds} s: then the platform hangs up.");
        }

        if (PersonMessages < 0)
        {
            faults.Add("Limits:PersonMessages must be 0 (no limit) or more.");
        }

        if (PersonWindow <= TimeSpan.Zero || PersonWindow > TimeSpan.FromHours(1))
        {
            faults.Add("Limits:PersonWindow must be above 0 and at most 1 hour.");
        }

        if (PersonInProgress < 0)
        {
            faults.Add("Limits:PersonInProgress must be 0 (no limit) or more.");
        }

        if (ServeOn < TimeSpan.Zero || ServeOn > LongestServeOn)
        {
            faults.Add($"Limits:ServeOn must be 0 to {LongestServeOn.TotalSeconds} s: a stop is to be over within 10 s.");
        }

        return faults;
    }
}
