// An attempt that has ended and is to be recorded.
namespace GridBot.Notices;

/// <summary>One ended attempt.</summary>
/// <param name="Rows">The rows that took part, each with its fate; the first is the one the posts are counted with.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Result">How it went.</param>
public sealed record Attempted(IReadOnlyList<RowFate> Rows, DateTimeOffset EndedAt, SendResult Result);
