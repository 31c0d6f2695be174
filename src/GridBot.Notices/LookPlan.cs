// Decides when the outbox is looked at for due rows.
namespace GridBot.Notices;

/// <summary>
/// A look costs the database the same whether it finds one row or many, so that looks are made when somebody says that a row is due, and otherwise not more often than rows can be told apart by those who wait for them.
/// Safe for concurrent use.
/// </summary>
internal sealed class LookPlan(DispatchOptions options)
{
    /// <summary>Least time between two looks that only the clock asks for: rows that become due one after the other go out together.</summary>
    internal static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);

    /// <summary>Least time before an ended send alone is a reason: its target's next row may have been written by another process, which could not take it.</summary>
    internal static readonly TimeSpan AfterSends = TimeSpan.FromMilliseconds(100);

    private readonly Lock turn = new();
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private DateTimeOffset known = DateTimeOffset.MinValue;
    private DateTimeOffset told = DateTimeOffset.MaxValue;
    private bool isAsked;
    private bool hasEnded;
    private bool mayHaveMore;
    private bool wasFull;

    /// <summary>A row was committed, or is known to become due.</summary>
    public void Expect(DateTimeOffset due, DateTimeOffset now)
    {
        lock (turn)
        {
            isAsked |= due <= now;
            told = due > now && due < told ? due : told;
        }
    }

    /// <summary>Somebody asks for a look.</summary>
    public void Ask()
    {
        lock (turn)
        {
            isAsked = true;
        }
    }

    /// <summary>A send has ended.</summary>
    /// <param name="isFollowed">Whether rows of its target may have waited behind it since before it was leased.</param>
    public void Ended(bool isFollowed)
    {
        lock (turn)
        {
            hasEnded = true;
            mayHaveMore |= isFollowed;
        }
    }

    /// <summary>How long nothing is to be done; zero when it is time for a look.</summary>
    /// <param name="now">The time.</param>
    /// <param name="underWay">Sends that are under way.</param>
    public TimeSpan Wait(DateTimeOffset now, int underWay)
    {
        lock (turn)
        {
            var free = options.Parallelism - underWay;
            if (free <= 0)
            {
                return options.PollEvery;
            }

            // With half of the slots free a look is worth its while: one for every ended send would find one row each.
            if (isAsked || (mayHaveMore && underWay == 0) || (hasEnded && wasFull && free * 2 >= options.Parallelism))
            {
                return TimeSpan.Zero;
            }

            var due = known < told ? known : told;
            var at = last > DateTimeOffset.MinValue && due < last + Spacing ? last + Spacing : due;
            if ((hasEnded || wasFull) && at > last + AfterSends)
            {
                at = last + AfterSends;
            }

            return at > now ? at - now : TimeSpan.Zero;
        }
    }

    /// <summary>A look begins. True when it is to ask for the next due time, too, because the one that was known is over.</summary>
    public bool Begin(DateTimeOffset now)
    {
        lock (turn)
        {
            isAsked = hasEnded = mayHaveMore = false;
            var isOver = known <= now || told <= now;
            told = told <= now ? DateTimeOffset.MaxValue : told;
            return isOver;
        }
    }

    /// <summary>A look has ended.</summary>
    /// <param name="now">When it began.</param>
    /// <param name="isFull">Whether it took as many rows as it could, so that more may be due.</param>
    public void Looked(DateTimeOffset now, bool isFull)
    {
        lock (turn)
        {
            (last, wasFull) = (now, isFull);
        }
    }

    /// <summary>When the next row is due that the store holds; null for none. The store is looked at again before <see cref="DispatchOptions.PollEvery"/> is over.</summary>
    public void Learned(DateTimeOffset now, DateTimeOffset? next)
    {
        lock (turn)
        {
            var poll = now + options.PollEvery;
            known = next is { } at && at < poll ? at : poll;
        }
    }
}
