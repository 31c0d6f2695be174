// What finding a grid by words needs to know of how people write places.
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Grids;

/// <summary>Words around names and house numbers.</summary>
public sealed record AddressWords
{
    /// <summary>Units of numbered parts: building, entrance, floor.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Those units that make a number a house number.</summary>
    public IReadOnlyList<string> HouseUnits { get; init; } = [];

    /// <summary>Words of relation: in front of, opposite.</summary>
    public IReadOnlyList<string> Relations { get; init; } = [];

    /// <summary>Characters that may stand before a house number.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Words behind which a name may begin.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    public static AddressWords Of(PlaceWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new AddressWords
        {
            Units = words.Units,
            HouseUnits = words.HouseUnits,
            Relations = words.Relations,
            Variants = words.Variants,
            Before = [.. words.Endings, .. words.Units, .. words.Relations, .. words.Stops, .. words.Joins, .. words.Leads],
        };
    }
}
