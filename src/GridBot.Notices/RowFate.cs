// What becomes of one row after an attempt it took part in.
namespace GridBot.Notices;

/// <summary>A row and its fate. Rows that went out as one digest share the attempt, and mostly the fate.</summary>
public sealed record RowFate(OutboxItem Item, Fate Fate);
