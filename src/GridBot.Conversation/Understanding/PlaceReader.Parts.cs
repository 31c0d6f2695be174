// Reads what follows a name: numbered parts, rooms, a second road, a common noun.
namespace GridBot.Conversation.Understanding;

public sealed partial class PlaceReader
{
    private const int ShortestRoom = 3;
    private const int LongestRoom = 4;

    /// <summary>Most characters between a place and a relation that belongs to it.</summary>
    private const int NearbyReach = 3;

    /// <summary>Longest thing that something may stand beside, in characters.</summary>
    private const int BesideReach = 5;

    private int? NumberedPart(PlaceText text, int start) => start < text.Length && !text.IsBarrier(start) ? NumberedPart(text.Text, start) : null;

    /// <summary>The end of a number with its unit: number 12, building B, kilometre 35 + 200.</summary>
    private int? NumberedPart(string text, int start)
    {
        var begin = start + (lists.Variants.LongestAt(text, start)?.Length ?? 0);
        if (begin >= text.Length || Number(text, begin) is not { } at)
        {
            return null;
        }

        var ranged = at;
        while (at + 1 < text.Length && text[at] is '-' or '#' or '+' && char.IsAsciiDigit(text[at + 1]) && numerals.TryRead(text, at + 1, out _, out var more))
        {
            at += 1 + more;
        }

        if (lists.Units.LongestAt(text, at) is { } unit)
        {
            // "No. 6, downstairs" is no building 6: the last character of the unit belongs to what follows.
            var tail = at + unit.Length - 1;
            var end = unit.Length == 2 && (lists.Relation(text, tail)?.Length > 1 || (lists.Stops.LongestAt(text, tail)?.Length > 1 && !lists.IsKept(text, tail))) ? tail : tail + 1;
            return end + (lists.Variants.LongestAt(text, end)?.Length ?? 0);
        }

        // "12-3-401" after a building is a room number without unit; a bare number is an amount of something.
        return at > ranged || (at < text.Length && text[at] == '#') ? at + (at < text.Length && text[at] == '#' ? 1 : 0) : null;
    }

    /// <summary>The end of a number, or of a letter with digits.</summary>
    private int? Number(string text, int start)
    {
        if (!char.IsAsciiLetter(text[start]))
        {
            return numerals.TryRead(text, start, out _, out var length) ? start + length : null;
        }

        return DigitsEnd(text, start + 1);
    }

    private static int DigitsEnd(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private bool IsBuilding(PlaceText text, int start, int end)
    {
        if (text.Text.AsSpan(start, end - start).Contains('+'))
        {
            return true;
        }

        for (var at = start; at < end; at++)
        {
            // "In front of building 3": the last character of the building's word may belong to the relation, too.
            if (lists.Buildings.LongestAt(text.Text, at) is { } building && at + building.Length is var close && (close == end || (close == end + 1 && building.Length > 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of a room number without unit behind a building or entrance: "entrance 1, 302".</summary>
    private int? RoomAt(PlaceText text, int start)
    {
        var at = DigitsEnd(text.Text, start);
        return at - start is >= ShortestRoom and <= LongestRoom && !text.IsBarrier(start) && !char.IsAsciiLetterOrDigit(text.Text[start - 1]) && lists.RoomsBehind.LongestBefore(text.Text, start) is not null
            && (at == text.Length || !numerals.Words.Classifiers.Any(word => string.CompareOrdinal(text.Text, at, word, 0, word.Length) == 0)) ? at : null;
    }

    /// <summary>The end of a relation or common noun of place behind a few characters that belong to it: "… supermarket underground car park".</summary>
    private int? NearbyAt(PlaceText text, int start)
    {
        for (var at = start; at < text.Length && at - start <= NearbyReach && !text.IsBarrier(at); at++)
        {
            if (lists.Relation(text.Text, at) is { Length: > 1 } relation && relation.Length >= text.Word(at))
            {
                return at + relation.Length;
            }

            if (lists.Endings.LongestAt(text.Text, at) is { Length: > 1 } ending && ending.Length >= text.Word(at) && ending.Length >= text.Stop(at))
            {
                return at + ending.Length;
            }

            if (text.Stop(at) > 0 || text.Word(at) > 0 || char.IsAsciiDigit(text.Text[at]))
            {
                break;
            }
        }

        return BesideAt(text, start);
    }

    /// <summary>The end of "beside the …" behind a place, whatever thing it is.</summary>
    private int? BesideAt(PlaceText text, int start)
    {
        for (var at = start; at < text.Length && at - start <= BesideReach && !text.IsBarrier(at) && text.Stop(at) == 0; at++)
        {
            if (lists.Beside.LongestAt(text.Text, at) is { } relation)
            {
                return at + relation.Length;
            }
        }

        return null;
    }

    /// <summary>The end of a way to go and how far: "200 metres to the east".</summary>
    private int? DistanceAt(PlaceText text, int start)
    {
        var at = start + (lists.Directions.LongestAt(text.Text, start)?.Length ?? 0);
        return at > start && numerals.TryRead(text.Text, at, out _, out var length) && lists.Distances.LongestAt(text.Text, at + length) is { } unit ? at + length + unit.Length : null;
    }

    /// <summary>The end of a second name or number joined to a place: a crossing, a stretch, two buildings.</summary>
    private int? JoinedPart(PlaceText text, int at)
    {
        if (lists.Joins.LongestAt(text.Text, at) is not { } join)
        {
            return null;
        }

        var second = at + join.Length;
        var isSpan = lists.Spans.LongestAt(text.Text, at) is not null;
        if (NumberedPart(text, second) is { } numbered && EndsInUnit(text.Text, at))
        {
            return lists.Between.LongestAt(text.Text, numbered) is { } between ? numbered + between.Length : numbered;
        }

        if (isSpan && second < text.Length && lists.Relation(text.Text, second) is { Length: > 1 } side)
        {
            return second + side.Length;
        }

        if (NamedPart(text, second) is not { } end)
        {
            return null;
        }

        return (lists.Crossings.LongestAt(text.Text, end) ?? lists.Between.LongestAt(text.Text, end)) is { } closing ? end + closing.Length : isSpan ? end : null;
    }

    private bool EndsInUnit(string text, int end) => lists.UnitEnds.LongestBefore(text, end) is not null;

    /// <summary>The end of a common noun of a place behind a name: the pharmacy in … street.</summary>
    private int? PlainNoun(PlaceText text, int at)
    {
        const int shortest = 2;
        if (at >= text.Length || text.IsBarrier(at))
        {
            return null;
        }

        var noun = lists.Generic.LongestAt(text.Text, at);
        return noun is { Length: >= shortest } && lists.Endings.LongestAt(text.Text, at + noun.Length - 1) is not null && noun.Length >= text.Stop(at) && !lists.IsNever(text.Text, at, at + noun.Length) ? at + noun.Length : null;
    }
}
