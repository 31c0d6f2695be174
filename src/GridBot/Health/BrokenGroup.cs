// A group that cannot be reached, as the monitor sees it.
namespace GridBot.Health;

/// <summary>A fault of the configuration that keeps notices waiting.</summary>
/// <param name="Group">The group's id; empty when the fault is the application's.</param>
/// <param name="Kind">Kind of the rows that wait.</param>
/// <param name="Since">When it was met first.</param>
/// <param name="Reason">Why, a short code.</param>
/// <param name="Code">The platform's code; 0 when it gave none.</param>
/// <param name="Waiting">Rows that wait behind it.</param>
/// <param name="Urgent">Those of them that are urgent.</param>
internal sealed record BrokenGroup(string Group, string Kind, DateTimeOffset Since, string Reason, int Code, int Waiting, int Urgent);
