// The area a place was found to lie in, and what told it.
namespace GridBot.Conversation.Grids;

/// <summary>An area found for a place.</summary>
/// <param name="Area">The area: a grid where one can be told, otherwise the smallest area that is sure.</param>
/// <param name="Source">What told it.</param>
public sealed record FoundArea(Area Area, AreaSource Source)
{
    /// <summary>Id of the grid; empty when only a wider area is known.</summary>
    public string Grid => Area.Level == AreaLevel.Grid ? Area.Id : "";

    /// <summary>Id of the community; empty when only a wider area is known.</summary>
    public string Community => Area.At(AreaLevel.Community)?.Id ?? "";

    /// <summary>Whether it is known well enough to be told: the community at least.</summary>
    public bool IsLocal => Area.Level >= AreaLevel.Community;
}

/// <summary>What told an area.</summary>
public enum AreaSource
{
    /// <summary>The point lies in the grid's polygon.</summary>
    Point,

    /// <summary>Names in the words of the place.</summary>
    Address,

    /// <summary>The person's home grid, alone or between several.</summary>
    Home,

    /// <summary>The person said so when asked.</summary>
    Told,
}
