// The word lists of places, indexed for reading.
namespace GridBot.Conversation.Understanding;

/// <summary>The lists of understanding/place.yaml as sets; see the comments there.</summary>
internal sealed class PlaceLists(PlaceWords words)
{
    /// <summary>Longest word that is kept whole although it holds a stop, in characters.</summary>
    private const int LongestKept = 4;

    private readonly WordSet keep = new(words.Keep);
    private readonly WordGroups never = new(words.Never, word => word[^1]);

    public WordSet Relations { get; } = new(words.Relations);

    public WordSet Endings { get; } = new(words.Endings);

    public WordSet Roads { get; } = new(words.Roads);

    public WordSet Generic { get; } = new(words.Generic);

    public WordSet Units { get; } = new(words.Units);

    public WordSet Buildings { get; } = new(words.Buildings);

    public WordSet Joins { get; } = new(words.Joins);

    public WordSet Spans { get; } = new(words.Spans);

    public WordSet Crossings { get; } = new(words.Crossings);

    public WordSet Between { get; } = new(words.Between);

    public WordSet Stops { get; } = new(words.Stops);

    public WordSet Everyday { get; } = new(words.Everyday);

    public WordSet ShortNames { get; } = new(words.ShortNames);

    public WordSet Definite { get; } = new(words.Definite);

    public WordSet Gates { get; } = new(words.Gates);

    public WordSet Zones { get; } = new(words.Zones);

    public WordSet Directions { get; } = new(words.Directions);

    public WordSet Distances { get; } = new(words.Distances);

    public WordSet AskedFor { get; } = new(words.AskedFor);

    public WordSet Beside { get; } = new(words.Beside);

    public WordSet Institutions { get; } = new(words.Institutions);

    public WordSet Variants { get; } = new(words.Variants);

    public WordSet Facilities { get; } = new(words.Facilities);

    public WordSet Modifiers { get; } = new(words.Modifiers);

    public WordSet Exits { get; } = new(words.Exits);

    public WordSet Highways { get; } = new(words.Highways);

    public WordSet Counters { get; } = new(words.Counters);

    public WordSet Lines { get; } = new(words.Lines);

    public WordEnds Leads { get; } = new(words.Leads);

    public WordEnds Living { get; } = new(words.Living);

    public WordEnds UnitEnds { get; } = new(words.Units);

    public WordEnds RoomsBehind { get; } = new(words.RoomsBehind);

    public IReadOnlyList<string> Openings { get; } = [.. words.Openings.OrderByDescending(word => word.Length)];

    /// <summary>Whether a kept word covers the position: what begins there is no stop.</summary>
    public bool IsKept(string text, int at)
    {
        for (var start = Math.Max(0, at - LongestKept + 1); start <= at; start++)
        {
            if (keep.LongestAt(text, start) is { } kept && start + kept.Length > at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word of relation that begins at a position; null when none does.</summary>
    public string? Relation(string text, int at)
        => Relations.LongestAt(text, at) is { } relation && !(keep.LongestAt(text, at)?.Length > relation.Length) ? relation : null;

    /// <summary>Whether a stretch ends in a word that is no place; not where that word begins in the middle of a kept one.</summary>
    public bool IsNever(string text, int start, int end)
    {
        foreach (var word in end > start ? never.Of(text[end - 1]) ?? [] : [])
        {
            if (word.Length <= end - start && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0 && !IsKept(text, end - word.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a stretch is a word of relation as a whole.</summary>
    public bool IsRelation(ReadOnlySpan<char> word) => Relations.Contains(word);
}
