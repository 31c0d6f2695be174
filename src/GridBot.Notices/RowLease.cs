// The lease under which a turn may write a row that this process sends at once.
namespace GridBot.Notices;

/// <summary>
/// A lease that a row is born with: it needs neither to be found nor to be taken. The row is the truth all the same; when the process dies before it was sent, the lease runs out and anybody takes it over.
/// </summary>
/// <param name="Owner">The dispatcher's id.</param>
/// <param name="For">How long the row is its.</param>
/// <param name="Posts">Posts its recipient may have got within <paramref name="Within"/>; who got more has a budget to be reckoned first.</param>
/// <param name="Within">How far back posts are counted.</param>
public sealed record RowLease(string Owner, TimeSpan For, int Posts, TimeSpan Within);
