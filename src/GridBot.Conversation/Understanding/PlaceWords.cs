// How people write places, as told by understanding/place.yaml.
namespace GridBot.Conversation.Understanding;

/// <summary>Words of places; see the file's comments for each list.</summary>
public sealed record PlaceWords(
    IReadOnlyList<string> Endings,
    IReadOnlyList<string> Generic,
    IReadOnlyList<string> Never,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Relations,
    IReadOnlyList<string> Joins,
    IReadOnlyList<string> Crossings,
    IReadOnlyList<string> Stops,
    IReadOnlyList<string> Keep,
    IReadOnlyList<string> Openings,
    IReadOnlyList<string> ShortNames)
{
    /// <summary>Units that make a number a house number, which may tell the grid.</summary>
    public IReadOnlyList<string> HouseUnits { get; init; } = [];
}
