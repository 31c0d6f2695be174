// How many messages a target may get, and when it may get the next.
namespace GridBot.Notices;

/// <summary>A platform's limit on the messages to one target.</summary>
/// <param name="Posts">Most messages within the window.</param>
/// <param name="Window">Length of the rolling window.</param>
public sealed record RateLimit(int Posts, TimeSpan Window);

/// <summary>
/// Rolling windows over the ledger of posts. An attempt counts whether it was answered or not, from the time it ended, so that the platform never sees more than its limit
/// within any window.
/// </summary>
public sealed class RateBudget
{
    // A group robot takes 20 messages a minute; the 21st is refused (WeCom 45009), and DingTalk then blocks the robot for ten minutes. Source: both vendors' robot pages.
    private static readonly RateLimit[] GroupLimits = [new(20, TimeSpan.FromMinutes(1))];

    // One application reaches one member 30 times a minute and 1,000 times an hour; WeCom drops the surplus and says it was sent. Source: WeCom's page on sending application messages.
    private static readonly RateLimit[] PersonLimits = [new(30, TimeSpan.FromMinutes(1)), new(1000, TimeSpan.FromHours(1))];

    // What is not urgent leaves so many posts of a group's window unused, so that an urgent notice never stands behind a backlog's digests.
    private const int KeptForUrgent = 4;

    // Parts of the longest message: ours are lists of 50 lines at most, which is less than 16 kB.
    private const int LongestMessage = 8;

    private readonly RateLimit[] limits;
    private readonly int kept;

    private RateBudget(RateLimit[] limits, int kept = 0)
    {
        this.limits = limits;
        this.kept = kept;
    }

    /// <summary>How far back the ledger matters; zero when nothing is limited.</summary>
    public TimeSpan Reach => limits.Length == 0 ? TimeSpan.Zero : limits.Max(limit => limit.Window);

    /// <summary>Who got no more than so many posts within <see cref="Reach"/> may surely get the next row at once, however it is split; null where rows are not to go out unreckoned.</summary>
    public int? SurePosts { get; private init; }

    /// <summary>The limits on one kind of rows.</summary>
    public static RateBudget For(OutboxKind kind) => kind switch
    {
        OutboxKind.GroupNotice => new RateBudget(GroupLimits, KeptForUrgent),
        OutboxKind.PersonMessage => new RateBudget(PersonLimits) { SurePosts = PersonLimits[0].Posts - LongestMessage },
        _ => new RateBudget([]),
    };

    /// <summary>When a row may go out; <paramref name="now"/> when at once.</summary>
    /// <param name="posts">Times of the posts within <see cref="Reach"/>, oldest first.</param>
    /// <param name="count">Posts the row will need. A row that needs more than a whole window may go out when the window is empty.</param>
    /// <param name="urgent">Whether the row may use all of the budget; what is not urgent leaves a little.</param>
    /// <param name="now">The time of asking.</param>
    public DateTimeOffset NextAt(IReadOnlyList<DateTimeOffset> posts, int count, bool urgent, DateTimeOffset now)
    {
        var next = now;
        foreach (var limit in limits)
        {
            // So many of the oldest posts must have left the window; there is room once the last of these has.
            var most = limit.Posts - (urgent ? 0 : kept);
            var tooMany = posts.Count + Math.Min(count, most) - most;
            if (tooMany > 0)
            {
                var free = posts[tooMany - 1] + limit.Window;
                next = free > next ? free : next;
            }
        }

        return next;
    }
}
