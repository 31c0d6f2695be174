// Something done with personal fields that must be answered for.
namespace GridBot.Storage.Privacy;

/// <summary>An entry of the audit trail. Holds no personal field itself.</summary>
/// <param name="Actor">Who: an officer's user id as it stands in the dialogs, "reporter", "operator" or "retention".</param>
/// <param name="Action">What, of <see cref="AuditAction"/>.</param>
/// <param name="Subject">About which report; empty for none.</param>
/// <param name="Detail">Counts, a key's id and the like; empty for none.</param>
public sealed record AuditEntry(string Actor, string Action, string Subject = "", string Detail = "");

/// <summary>The actions of the audit trail.</summary>
public static class AuditAction
{
    /// <summary>An officer looked at a contact.</summary>
    public const string ContactShown = "contact-shown";

    /// <summary>A person had everything about them deleted.</summary>
    public const string PersonDeleted = "person-deleted";

    /// <summary>The rules of retention deleted something.</summary>
    public const string Retention = "retention";

    /// <summary>A key was made.</summary>
    public const string KeyMade = "key-made";

    /// <summary>Values were sealed anew.</summary>
    public const string KeysRotated = "keys-rotated";

    /// <summary>A key was deleted.</summary>
    public const string KeyDeleted = "key-deleted";

    /// <summary>An operator told which grid workers look after.</summary>
    public const string HomesImported = "homes-imported";
}

/// <summary>A row of the audit trail.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Entry">What.</param>
/// <param name="Mark">Reckoned from this row and the one before.</param>
public sealed record AuditRow(long Sequence, DateTimeOffset At, AuditEntry Entry, string Mark)
{
    /// <summary>Characters of a mark in a receipt: enough to be found and checked.</summary>
    private const int ReceiptCharacters = 8;

    /// <summary>Number and beginning of the mark: who has it can prove that the row stood there.</summary>
    public string Receipt => $"{Sequence}-{Mark[..ReceiptCharacters]}";
}
