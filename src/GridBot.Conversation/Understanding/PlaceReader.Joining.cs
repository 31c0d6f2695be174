// Joins a place without a name ("building 3, entrance 2") with the name told before or after it.
namespace GridBot.Conversation.Understanding;

public sealed partial class PlaceReader
{
    /// <summary>Numbered parts from which on an unnamed stretch of a story is part of its place; a single one may count anything.</summary>
    private const int PartsOfPlace = 2;

    /// <summary>Longest word a place ends in, in characters.</summary>
    private const int LongestEnd = 10;

    /// <summary>Characters within which the kind of place stands that a text speaks of.</summary>
    private const int OpensWithin = 4;

    /// <summary>Whether a place consists of numbered parts only, which tells nobody where to go.</summary>
    public bool LacksName(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Length > 0 && NumberedParts(place, 0) is var (end, _) && (end == place.Length || (end > 0 && lists.Relation(place, end)?.Length == place.Length - end));
    }

    /// <summary>A name and the numbered parts told apart from it, as one place.</summary>
    public string Join(string name, string unnamed)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var at = 0; at < name.Length; at++)
        {
            // A name with numbers of its own is a whole place.
            if (NumberedPart(name, at) is not null)
            {
                return name;
            }
        }

        return name + unnamed;
    }

    /// <summary>The numbered parts that stand without a name in a story; null when there are none.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="taken">Stretches that are something else, such as times.</param>
    public string? UnnamedPart(string text, IReadOnlyList<TextSpan> taken)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length; at++)
        {
            var (end, parts) = NumberedParts(text, at);
            if (parts >= PartsOfPlace && !taken.Any(span => at >= span.Start && at < span.End))
            {
                return text[at..end];
            }

            at = Math.Max(at, end - 1);
        }

        return null;
    }

    /// <summary>Whether a text ends as places do, with a common noun of place, a relation or a numbered part.</summary>
    public bool EndsAsPlace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.AsSpan().TrimEnd(" ,.。").Length;
        for (var at = Math.Max(0, end - LongestEnd); at < end; at++)
        {
            if (at + (lists.Relation(text, at)?.Length ?? 0) == end || at + (lists.Endings.LongestAt(text, at)?.Length ?? 0) == end
                || at + (lists.Generic.LongestAt(text, at)?.Length ?? 0) == end || NumberedPart(text, at) == end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The common noun of place or the relation a text begins with ("downstairs", "the building site"), within its first few characters; null when there is none.</summary>
    public string? CommonPlaceAtStart(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < Math.Min(OpensWithin, text.Length); at++)
        {
            if (lists.Relation(text, at) is { } relation)
            {
                return relation;
            }

            if (lists.Generic.LongestAt(text, at) is { Length: > 1 } noun)
            {
                return noun;
            }
        }

        return null;
    }

    private (int End, int Parts) NumberedParts(string text, int start)
    {
        var (end, parts) = (start, 0);
        while (end < text.Length && NumberedPart(text, end) is { } next && UnitOf(text[end..next]) is not null)
        {
            (end, parts) = (next, parts + 1);
        }

        return (end, parts);
    }
}
