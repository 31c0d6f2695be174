// A fault of the configuration that keeps a group, or everybody, from being reached.
namespace GridBot.Notices;

/// <summary>A fault that only an operator can mend. What waits behind it is never given up.</summary>
/// <param name="Kind">Kind of the rows that meet it.</param>
/// <param name="Target">The broken group's id; empty when the fault is the application's and meets a whole kind of rows, because a person is no group and is not named.</param>
/// <param name="Since">When it was met first.</param>
/// <param name="Reason">Why, a short code as in <see cref="SendResult.Reason"/>.</param>
/// <param name="Code">The platform's code; 0 when it gave none.</param>
/// <param name="ProbeAt">When it is tried next.</param>
/// <param name="Waiting">Rows that wait behind it.</param>
/// <param name="Urgent">Those of the waiting rows that are urgent.</param>
/// <param name="Told">Whether the operator's group was told.</param>
/// <param name="MendedAt">When a row went through again; null while it is broken.</param>
public sealed record SendFault(
    OutboxKind Kind, string Target, DateTimeOffset Since, string Reason, int Code, DateTimeOffset ProbeAt, int Waiting, int Urgent, bool Told, DateTimeOffset? MendedAt)
{
    /// <summary>Whether it is one group's; else it is the application's.</summary>
    public bool IsOfAGroup => Target.Length > 0;
}
