// How fast and how long the dispatcher sends.
namespace GridBot.Notices;

/// <summary>Settings of the dispatcher, under "Notices".</summary>
public sealed record DispatchOptions
{
    // Time for recording a result after the longest send, while the row is still leased.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(10);

    /// <summary>Sends of one kind that are under way at once. Rows; default 32: a platform that answers within 100 ms then takes 320 a second.</summary>
    public int Parallelism { get; init; } = 32;

    /// <summary>How long a leased row is this dispatcher's before others may take it over. Default 60 s.</summary>
    public TimeSpan LeaseFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may take before it counts as failed ("time-out"). Default 30 s.</summary>
    public TimeSpan SendWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest the outbox is left unseen when nothing is due and nobody signals: rows that another replica committed, leases of one that died. Default 5 s.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>First step of the back-off; doubles with every attempt. Default 1 s.</summary>
    public TimeSpan BackOffFrom { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Highest step of the back-off. Default 10 min.</summary>
    public TimeSpan BackOffTo { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Pace at which rows are tried whose configuration is at fault. Default 10 min.</summary>
    public TimeSpan MisconfiguredEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the notices of one group that are not urgent are gathered; zero sends each as soon as it can go. Default 10 s.</summary>
    public TimeSpan GroupWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most notices of one digest, if the platform's bytes allow so many; 1 sends each alone. Default 40.</summary>
    public int DigestRows { get; init; } = 40;

    /// <summary>Id of the group that is told when another group, or the application itself, cannot be reached; empty for none. Default none.</summary>
    public string OperatorGroup { get; init; } = "";

    /// <summary>How long after its first due time a row is still tried before it is parked ("gave-up"); what waits behind a fault of a group's configuration is never given up. Default 24 h.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The same for urgent rows: a bureau must learn of a danger even after a weekend without a network. Default 72 h.</summary>
    public TimeSpan UrgentGiveUpAfter { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The same for attachments to fetch. Default 72 h: WeCom keeps media for three days.</summary>
    public TimeSpan MediaGiveUpAfter { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How long after its first due time a row waits for a person who must write before the platform lets anything through; then it is parked ("window"). Default 30 days.</summary>
    public TimeSpan AwaitPersonFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a stop waits for the sends under way. Default 6 s: with all the rest a stop is to be over within 10 s.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>All faults of these settings, in words for the operator; empty when they are sound.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        if (Parallelism is < 1 or > 256)
        {
            faults.Add("Notices:Parallelism must be 1 to 256.");
        }

        if (DigestRows is < 1 or > 100)
        {
            faults.Add("Notices:DigestRows must be 1 to 100.");
        }

        if (GroupWindow < TimeSpan.Zero || GroupWindow > LongestWindow)
        {
            faults.Add($"Notices:GroupWindow must be 0 to {LongestWindow.TotalMinutes} min: a notice is not to be kept back for longer.");
        }

        foreach (var (name, value) in Spans())
        {
            if (value <= TimeSpan.Zero)
            {
                faults.Add($"Notices:{name} must be above 0.");
            }
        }

        if (LeaseFor < SendWithin + LeaseMargin)
        {
            faults.Add($"Notices:LeaseFor must outlast Notices:SendWithin by {LeaseMargin.TotalSeconds} s, or a row is sent twice.");
        }

        if (BackOffTo < BackOffFrom)
        {
            faults.Add("Notices:BackOffTo must not be below Notices:BackOffFrom.");
        }

        return faults;
    }

    private (string Name, TimeSpan Value)[] Spans() =>
    [
        (nameof(LeaseFor), LeaseFor), (nameof(SendWithin), SendWithin), (nameof(PollEvery), PollEvery), (nameof(BackOffFrom), BackOffFrom), (nameof(BackOffTo), BackOffTo),
        (nameof(MisconfiguredEvery), MisconfiguredEvery), (nameof(GiveUpAfter), GiveUpAfter), (nameof(UrgentGiveUpAfter), UrgentGiveUpAfter),
        (nameof(MediaGiveUpAfter), MediaGiveUpAfter), (nameof(AwaitPersonFor), AwaitPersonFor), (nameof(StopWithin), StopWithin),
    ];
}
