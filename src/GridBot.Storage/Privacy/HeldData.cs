// What is held of one person, counted.
namespace GridBot.Storage.Privacy;

/// <summary>All that refers to a person. What was said stands with the reports, masked.</summary>
public sealed record HeldData
{
    /// <summary>Reports that know the person as their reporter.</summary>
    public long Reports { get; init; }

    /// <summary>Reports of others that the person joined.</summary>
    public long Joined { get; init; }

    /// <summary>Contacts the person left.</summary>
    public long Contacts { get; init; }

    /// <summary>Photos, voices and videos the person sent.</summary>
    public long Attachments { get; init; }

    /// <summary>Steps of cases that the person took.</summary>
    public long Steps { get; init; }

    /// <summary>Messages that wait to be sent to the person.</summary>
    public long Messages { get; init; }

    /// <summary>1 when the conversation is remembered.</summary>
    public long Sessions { get; init; }

    /// <summary>1 when the sealed account is held.</summary>
    public long Accounts { get; init; }

    /// <summary>Version of the notice the person agreed to; empty for none.</summary>
    public string AgreedTo { get; init; } = "";

    /// <summary>When, in microseconds since 1970; 0 for never.</summary>
    public long AgreedAt { get; init; }

    /// <summary>When, as a time.</summary>
    public DateTimeOffset AgreedSince => UnixMicroseconds.Read(AgreedAt);

    /// <summary>Whether nothing is held.</summary>
    public bool IsNothing => Reports + Joined + Contacts + Attachments + Steps + Messages + Sessions + Accounts == 0;
}
