// What a verification of the audit trail found.
namespace GridBot.Storage.Privacy;

/// <summary>What is wrong with the trail.</summary>
public enum AuditFault
{
    None,

    /// <summary>A row is missing.</summary>
    Gap,

    /// <summary>A row, or the one before it, is not as it was written.</summary>
    Changed,

    /// <summary>A row that was once told of is not there: the end was cut off, or the trail is another one.</summary>
    ReceiptMissing,
}

/// <summary>The verdict.</summary>
/// <param name="Rows">Rows that are as they were written, from the first.</param>
/// <param name="Head">Mark of the last of them; empty for an empty trail.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="At">Number of the row where it is.</param>
public sealed record AuditVerdict(long Rows, string Head, AuditFault Fault, long At)
{
    /// <summary>What a later verification can be asked to find.</summary>
    public string Receipt => Rows == 0 ? "" : new AuditRow(Rows, default, new AuditEntry("", ""), Head).Receipt;
}
