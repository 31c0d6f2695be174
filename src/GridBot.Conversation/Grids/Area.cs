// A node of the tree of areas: district, subdistrict, community, grid.
namespace GridBot.Conversation.Grids;

/// <summary>An area of grids.csv. Areas are compared by identity: one map holds each once.</summary>
public sealed class Area
{
    /// <summary>Stable id, unique over all levels.</summary>
    public required string Id { get; init; }

    /// <summary>Name as the file gives it.</summary>
    public required string Name { get; init; }

    public required AreaLevel Level { get; init; }

    /// <summary>The area it lies in; null for a district.</summary>
    public required Area? Parent { get; init; }

    /// <summary>Position of its first grid among all grids of the map.</summary>
    public required int First { get; init; }

    /// <summary>Position of its last grid.</summary>
    public required int Last { get; init; }

    /// <summary>Id of the bureau that answers for a district; empty when it has none of its own.</summary>
    public string Bureau { get; init; } = "";

    /// <summary>The name people know it by: a grid is told together with its community.</summary>
    public string FullName => Level == AreaLevel.Grid && !Name.StartsWith(Parent!.Name, StringComparison.Ordinal) ? Parent.Name + Name : Name;

    /// <summary>The area of a level this one is or lies in; null when it stands above that level.</summary>
    public Area? At(AreaLevel level)
    {
        var area = this;
        while (area is not null && area.Level > level)
        {
            area = area.Parent;
        }

        return area?.Level == level ? area : null;
    }

    /// <summary>Whether another area is this one or lies in it.</summary>
    public bool Holds(Area other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.At(Level) == this;
    }

    public override string ToString() => $"{Level} {Id}";
}

/// <summary>Levels of areas, from the widest.</summary>
public enum AreaLevel
{
    District,
    Subdistrict,
    Community,
    Grid,
}
