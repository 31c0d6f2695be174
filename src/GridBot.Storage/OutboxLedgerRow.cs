// An attempt as the operator sees it.
namespace GridBot.Storage;

/// <summary>One entry of the delivery ledger.</summary>
/// <param name="Id">Id of the row that was tried.</param>
/// <param name="Kind">Name of its kind.</param>
/// <param name="Group">The group's id; empty for a person.</param>
/// <param name="Attempt">Number of the attempt at this row, from 1.</param>
/// <param name="TriedAt">When it ended.</param>
/// <param name="Result">"sent" (the platform answered errcode 0), "again", "awaits-person", "never" or "misconfigured".</param>
/// <param name="Reason">Why, a short code.</param>
/// <param name="Code">The platform's code; 0 when it gave none or said yes.</param>
/// <param name="Posts">Messages the platform counted for it; 0 when they are counted with another row of the same digest.</param>
/// <param name="Together">Notices that went out in the same post, this one included.</param>
public sealed record OutboxLedgerRow(string Id, string Kind, string Group, int Attempt, DateTimeOffset TriedAt, string Result, string Reason, int Code, int Posts, int Together);
