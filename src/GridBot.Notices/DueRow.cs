// What a dispatcher is told of a row that was committed.
namespace GridBot.Notices;

/// <summary>A row that was written or hastened.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="DueAt">When it is due.</param>
public readonly record struct DueRow(OutboxKind Kind, DateTimeOffset DueAt);
