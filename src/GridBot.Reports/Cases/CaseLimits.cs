// How often and how long some steps of a case are possible.
namespace GridBot.Reports.Cases;

/// <summary>The limits of cases.yaml.</summary>
/// <param name="Office">Id of the city's office.</param>
/// <param name="MostPasses">From this many returns on a case stays with the city's office, which settles whose it is.</param>
/// <param name="ReopenWithin">How long after it was settled a case can be reopened.</param>
/// <param name="MostReopenings">How often a case can be reopened.</param>
public sealed record CaseLimits(string Office, int MostPasses, TimeSpan ReopenWithin, int MostReopenings);
