// What goes out in one send: one row as it is, or several as a digest.
namespace GridBot.Notices;

/// <summary>One send.</summary>
/// <param name="Item">What the sender gets.</param>
/// <param name="Rows">The leased rows it stands for, in order; the first is the one that was due.</param>
internal sealed record Post(OutboxItem Item, IReadOnlyList<OutboxItem> Rows)
{
    /// <summary>A row as it is.</summary>
    public static Post Alone(OutboxItem row) => new(row, [row]);
}
