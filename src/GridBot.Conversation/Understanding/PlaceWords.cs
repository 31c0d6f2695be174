// How people write places, as told by understanding/place.yaml.
namespace GridBot.Conversation.Understanding;

/// <summary>Words of places; see the file's comments for each list.</summary>
public sealed record PlaceWords
{
    public required IReadOnlyList<string> Endings { get; init; }

    /// <summary>The endings of roads: their names are short.</summary>
    public required IReadOnlyList<string> Roads { get; init; }

    public required IReadOnlyList<string> Generic { get; init; }

    public required IReadOnlyList<string> Never { get; init; }

    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Units that only buildings of an estate have: what stands before them is a name even without an ending.</summary>
    public required IReadOnlyList<string> Buildings { get; init; }

    public required IReadOnlyList<string> Relations { get; init; }

    public required IReadOnlyList<string> Joins { get; init; }

    /// <summary>Joins that mean all the way from one place to the other.</summary>
    public required IReadOnlyList<string> Spans { get; init; }

    public required IReadOnlyList<string> Crossings { get; init; }

    /// <summary>What closes two joined places: between, all around.</summary>
    public required IReadOnlyList<string> Between { get; init; }

    public required IReadOnlyList<string> Stops { get; init; }

    /// <summary>Everyday words: a name may begin behind one, and a name is never made of them alone.</summary>
    public required IReadOnlyList<string> Everyday { get; init; }

    public required IReadOnlyList<string> Keep { get; init; }

    public required IReadOnlyList<string> Openings { get; init; }

    public required IReadOnlyList<string> ShortNames { get; init; }

    /// <summary>Single characters that make a common noun a certain place: the city's library.</summary>
    public required IReadOnlyList<string> Definite { get; init; }

    /// <summary>Gates: what stands before one is a name even when nothing leads to it.</summary>
    public required IReadOnlyList<string> Gates { get; init; }

    /// <summary>Quarters of an estate between its name and its numbers.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>Ways to go from a place, before a distance.</summary>
    public required IReadOnlyList<string> Directions { get; init; }

    /// <summary>Units of a distance from a place.</summary>
    public required IReadOnlyList<string> Distances { get; init; }

    /// <summary>Words behind a place that is asked for, and is not the scene.</summary>
    public required IReadOnlyList<string> AskedFor { get; init; }

    /// <summary>Relations that a thing may stand before, too: beside the slide.</summary>
    public required IReadOnlyList<string> Beside { get; init; }

    /// <summary>What a bare room number may follow.</summary>
    public required IReadOnlyList<string> RoomsBehind { get; init; }

    /// <summary>What a number alone names when a relation follows: "opposite No. 3 hospital".</summary>
    public required IReadOnlyList<string> Institutions { get; init; }

    /// <summary>Characters that stand before a house number: "B" in 甲3号.</summary>
    public required IReadOnlyList<string> Variants { get; init; }

    /// <summary>Words that lead to a place: at, to, by way of.</summary>
    public required IReadOnlyList<string> Leads { get; init; }

    /// <summary>Words before where somebody lives or comes from, which is not the scene when another place is told.</summary>
    public required IReadOnlyList<string> Living { get; init; }

    /// <summary>What a place may close with behind its name: a toilet, a meeting room, a store.</summary>
    public required IReadOnlyList<string> Facilities { get; init; }

    /// <summary>Single characters that say which facility although no name holds them: old, new, of.</summary>
    public required IReadOnlyList<string> Modifiers { get; init; }

    /// <summary>What a letter names at a station or a mall: exit C.</summary>
    public required IReadOnlyList<string> Exits { get; init; }

    /// <summary>Kinds of numbered highways, standing before their number.</summary>
    public required IReadOnlyList<string> Highways { get; init; }

    /// <summary>What may close a highway's number.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>What is counted by a number before it: no name begins inside such an amount.</summary>
    public required IReadOnlyList<string> Counters { get; init; }

    /// <summary>Units that make a number a house number, which may tell the grid.</summary>
    public IReadOnlyList<string> HouseUnits { get; init; } = [];

    /// <summary>Units of an entrance of a building.</summary>
    public IReadOnlyList<string> EntranceUnits { get; init; } = [];

    /// <summary>Units of what lies behind an entrance: floors and rooms.</summary>
    public IReadOnlyList<string> InnerUnits { get; init; } = [];

    /// <summary>Endings of wider areas and roads that may be told before a name or left out.</summary>
    public IReadOnlyList<string> Wider { get; init; } = [];

    /// <summary>Endings of places that are one place without a number: a school, a market.</summary>
    public IReadOnlyList<string> Spots { get; init; } = [];
}
