// How long what is kept is kept.
namespace GridBot.Storage.Retention;

/// <summary>
/// The rules of retention, under "Retention"; docs/privacy.md lists them with their purposes. They are what people were promised, so each may be shortened and none lengthened.
/// </summary>
public sealed record RetentionRules
{
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);

    /// <summary>How long an unfinished report is kept after the last word. Default 7 days.</summary>
    public TimeSpan Drafts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a handled message's key and reply are kept; the platforms deliver again within seconds. Default 3 days.</summary>
    public TimeSpan Seen { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long a conversation is remembered after the last word. Default 30 days.</summary>
    public TimeSpan Sessions { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long after its end a report knows its reporter. Default 90 days.</summary>
    public TimeSpan Reporters { get; init; } = TimeSpan.FromDays(90);

    /// <summary>The same for residents, and how long their conversations are remembered: until the time in which they can say that it is not settled is over. Default 7 days.</summary>
    public TimeSpan Residents { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long after the end of its report a contact is kept. Default 7 days.</summary>
    public TimeSpan Contacts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long photos, voices and videos are kept. Default 365 days.</summary>
    public TimeSpan Attachments { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long the ledger of what was sent is kept, and what could not be sent. Default 90 days.</summary>
    public TimeSpan Ledger { get; init; } = TimeSpan.FromDays(90);

    /// <summary>All faults of these settings, in words for the operator; empty when they are sound.</summary>
    public IReadOnlyList<string> Validate()
    {
        var most = new RetentionRules();
        return
        [
            .. new (string Name, TimeSpan Value, TimeSpan Most)[]
            {
                (nameof(Drafts), Drafts, most.Drafts), (nameof(Seen), Seen, most.Seen), (nameof(Sessions), Sessions, most.Sessions), (nameof(Reporters), Reporters, most.Reporters),
                (nameof(Residents), Residents, most.Residents), (nameof(Contacts), Contacts, most.Contacts), (nameof(Attachments), Attachments, most.Attachments), (nameof(Ledger), Ledger, most.Ledger),
            }
                .Where(rule => rule.Value < Least || rule.Value > rule.Most)
                .Select(rule => $"Retention:{rule.Name} must be {Least.TotalHours} hour to {rule.Most.TotalDays} days: people were told how long, so it may be shortened only."),
        ];
    }
}
