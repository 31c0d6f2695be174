// What becomes of a row after an attempt: gone, tried again at a time, or parked with a reason.
namespace GridBot.Notices;

/// <summary>What becomes of a row.</summary>
public abstract record Fate
{
    private Fate()
    {
    }

    public sealed record Done : Fate;

    public sealed record RetryAt(DateTimeOffset DueAt) : Fate;

    public sealed record ParkFor(string Reason) : Fate;
}

/// <summary>
/// Decides by the result alone. Back-off is exponential with full jitter: a random time below a bound that doubles with every attempt, so that a recovering platform is not met by
/// everybody at once. A platform's own "not before" is kept. Not safe for concurrent use.
/// </summary>
public sealed class RetryPlan(DispatchOptions options, Random random)
{
    /// <summary>Why a row is parked whose time was over.</summary>
    public const string GaveUp = "gave-up";

    // Beyond this the bound has passed any sensible cap, and the shift would overflow.
    private const int MostDoublings = 30;

    public Fate Decide(OutboxItem item, SendResult result, DateTimeOffset now) => result switch
    {
        SendResult.Sent => new Fate.Done(),
        SendResult.Never never => new Fate.ParkFor(never.Reason),
        SendResult.AwaitsPerson => AtNextWord(item, now),
        SendResult.Again again => Later(item, now, Longer(BackOff(item.Attempts), again.After)),
        // A group's notices wait for the operator, however long that takes.
        _ when item.Kind == OutboxKind.GroupNotice => new Fate.RetryAt(now + options.MisconfiguredEvery),
        _ => Later(item, now, options.MisconfiguredEvery),
    };

    /// <summary>
    /// The same for rows that shared the attempt: they are tried again at one time, so that they can go together again; who has waited too long is parked by its own time. When the platform refuses what they said
    /// together, each is tried alone at once: one of them must not take the others along.
    /// </summary>
    public IReadOnlyList<RowFate> Decide(IReadOnlyList<OutboxItem> rows, SendResult result, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 1 && result is SendResult.Never)
        {
            return [.. rows.Select(row => new RowFate(row, new Fate.RetryAt(now)))];
        }

        List<RowFate> fates = [.. rows.Select(row => new RowFate(row, Decide(row, result, now)))];
        var together = fates.Select(fate => fate.Fate).OfType<Fate.RetryAt>().FirstOrDefault();
        return [.. fates.Select(fate => fate.Fate is Fate.RetryAt ? fate with { Fate = together! } : fate)];
    }

    /// <summary>The bound of the back-off after <paramref name="attempts"/> earlier attempts.</summary>
    public TimeSpan Bound(int attempts)
    {
        var bound = options.BackOffFrom * Math.Pow(2, Math.Min(attempts, MostDoublings));
        return bound < options.BackOffTo ? bound : options.BackOffTo;
    }

    /// <summary>How long a row is tried, from <see cref="OutboxItem.PatienceFrom"/> on.</summary>
    public TimeSpan Patience(OutboxItem item) => item switch
    {
        { Kind: OutboxKind.MediaFetch } => options.MediaGiveUpAfter,
        { Urgent: true } => options.UrgentGiveUpAfter,
        _ => options.GiveUpAfter,
    };

    private TimeSpan BackOff(int attempts) => Bound(attempts) * random.NextDouble();

    private static TimeSpan Longer(TimeSpan own, TimeSpan? asked) => asked is { } after && after > own ? after : own;

    // Of no matter how urgent: nothing but the person can open the way, and it is made due when that happens.
    private Fate AtNextWord(OutboxItem item, DateTimeOffset now)
    {
        var end = (item.FirstDueAt ?? item.DueAt) + options.AwaitPersonFor;
        return now >= end ? new Fate.ParkFor(SendResult.AwaitsPerson.Window) : new Fate.RetryAt(end < now + options.AwaitPersonFor ? end : now + options.AwaitPersonFor);
    }

    private Fate Later(OutboxItem item, DateTimeOffset now, TimeSpan delay)
    {
        var end = (item.PatienceFrom ?? item.FirstDueAt ?? item.DueAt) + Patience(item);
        if (now >= end)
        {
            return new Fate.ParkFor(GaveUp);
        }

        // One last attempt at the end rather than none between the last step and the end.
        var due = now + delay;
        return new Fate.RetryAt(due < end ? due : end);
    }
}
