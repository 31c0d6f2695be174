// What the rules of retention deleted.
namespace GridBot.Storage.Retention;

/// <summary>Counts of one run.</summary>
public sealed record RetentionCounts
{
    /// <summary>Conversations whose unfinished reports were dropped.</summary>
    public int Drafts { get; init; }

    /// <summary>Conversations forgotten.</summary>
    public int Sessions { get; init; }

    /// <summary>Keys of handled messages.</summary>
    public int Seen { get; init; }

    /// <summary>Reports that lost their reporter.</summary>
    public int Reporters { get; init; }

    /// <summary>Contacts.</summary>
    public int Contacts { get; init; }

    /// <summary>Photos, voices and videos.</summary>
    public int Attachments { get; init; }

    /// <summary>Lines of the ledger, and messages that could not be sent.</summary>
    public int Ledger { get; init; }

    /// <summary>People of whom nothing is left.</summary>
    public int People { get; init; }

    /// <summary>All of them.</summary>
    public int Total => Drafts + Sessions + Seen + Reporters + Contacts + Attachments + Ledger + People;

    /// <summary>For logs and the audit trail.</summary>
    public override string ToString() =>
        $"drafts {Drafts}, sessions {Sessions}, seen {Seen}, reporters {Reporters}, contacts {Contacts}, attachments {Attachments}, ledger {Ledger}, people {People}";
}
