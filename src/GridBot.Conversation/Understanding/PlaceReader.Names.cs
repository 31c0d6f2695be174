// Reads the names of places: a road, an estate, a village.
namespace GridBot.Conversation.Understanding;

public sealed partial class PlaceReader
{
    /// <summary>Longest name before an ending, in characters; a longer one holds words that are none of it.</summary>
    private const int LongestName = 8;

    /// <summary>Longest name before an ending of one character, in characters.</summary>
    private const int LongestShortEnded = 6;

    /// <summary>Longest name of a road, in characters.</summary>
    private const int LongestRoadName = 5;

    /// <summary>What most names of roads have, in characters; taken where nothing tells where a name begins.</summary>
    private const int UsualRoadName = 2;

    /// <summary>How far a name's ending is looked for, in characters.</summary>
    private const int NameReach = 24;

    /// <summary>Longest name without an ending, in characters.</summary>
    private const int LongestBareName = 7;

    /// <summary>How far behind an ending a longer one is looked for, in characters.</summary>
    private const int ExtensionReach = 2;

    /// <summary>The place name at a bound, however it is known to be one.</summary>
    private (int Start, int End, int Score)? NameAt(PlaceText text, int start, out int next)
    {
        next = start + Math.Max(1, text.Stop(start));
        if ((Institution(text, start) ?? Highway(text, start)) is { } institution)
        {
            return (start, institution, 2);
        }

        if (text.Stop(start) > 0 && !StartsEnding(text, start))
        {
            return null;
        }

        if (Name(text, start, extend: true, out var nameless) is { } name)
        {
            return (name.Start, name.End, 2);
        }

        if ((BareName(text, start) ?? ClauseName(text, start)) is { } bare)
        {
            return (start, bare, 1);
        }

        // A name never begins inside a word, nor in the middle of something that was looked through in vain.
        next = Math.Max(nameless, start + Math.Max(1, Math.Max(text.Stop(start), text.Word(start))));
        return null;
    }

    private bool StartsEnding(PlaceText text, int at) => lists.Endings.LongestAt(text.Text, at) is { } ending && ending.Length >= text.Stop(at);

    /// <summary>The end of a name that begins exactly at the position, as the next part of a place.</summary>
    private int? NamedPart(PlaceText text, int start)
        => start < text.Length && !text.IsBound(start) && Name(text, start, extend: true, out _) is { } name && name.Start == start ? name.End : null;

    /// <summary>A name with its ending from a bound on. It begins there or behind an everyday word on the way to the ending.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The bound.</param>
    /// <param name="extend">Whether a longer ending behind the first is looked for.</param>
    /// <param name="next">Where to go on when there is none.</param>
    private (int Start, int End)? Name(PlaceText text, int start, bool extend, out int next)
    {
        Span<int> begins = stackalloc int[(2 * NameReach) + 4];
        begins[0] = start;
        var count = 1;
        var at = start;
        while (at < text.Length && at - start <= NameReach && !text.IsBarrier(at) && !(at > start && Counts(text, at)))
        {
            if (at > start && lists.Endings.LongestAt(text.Text, at) is { } ending && ending.Length >= text.Stop(at) && ending.Length >= text.Word(at))
            {
                var end = at + ending.Length;
                var begin = Begin(text, begins[..count], at, ending);
                var whole = begin is not null && extend ? Extended(text, end, ending) : end;
                if (begin is { } known && !lists.Generic.Contains(text.Text.AsSpan(known, whole - known)))
                {
                    next = end;
                    return (known, whole);
                }

                end = whole;
                if (begin is not null || IsNoName(text, begins[count - 1], at, ending))
                {
                    // What ends no name as a whole does not end one by its last character.
                    begins[count++] = end;
                    at = end;
                    continue;
                }
            }

            if (text.Stop(at) > 0 || (at > start && Closes(text, at)))
            {
                break;
            }

            var word = text.Word(at);
            if (word > 0)
            {
                begins[count++] = at + word;
            }

            at += Math.Max(1, word);
        }

        next = Math.Max(at, start + 1);
        return null;
    }

    /// <summary>Whether a word of relation stands here that is no ending: no name holds one.</summary>
    private bool Closes(PlaceText text, int at) => lists.Relation(text.Text, at) is { Length: > 1 } relation && !lists.Endings.Contains(relation) && relation.Length >= text.Word(at);

    /// <summary>Where the name before an ending begins: as late as an everyday word allows; null when it is no name.</summary>
    private int? Begin(PlaceText text, ReadOnlySpan<int> begins, int at, string ending)
    {
        for (var i = begins.Length - 1; i >= 0; i--)
        {
            var begin = begins[i];
            var length = at - begin;
            if ((length >= 2 || (i == 0 && length == 1)) && IsName(text, begin, at, ending))
            {
                var isRoad = lists.Roads.LongestAt(text.Text, at) is not null;
                return length <= (isRoad ? LongestRoadName : ending.Length == 1 ? LongestShortEnded : LongestName) ? begin : isRoad ? at - UsualRoadName : null;
            }
        }

        return null;
    }

    /// <summary>A common noun is no name, neither alone nor with a one-character ending behind it; nor is what consists of everyday words.</summary>
    private bool IsName(PlaceText text, int begin, int at, string ending)
        => (at - begin >= 2 || lists.ShortNames.Contains(ending) || (ending.Length > 1 && lists.Definite.Contains(text.Text.AsSpan(begin, 1)))) && !IsNoName(text, begin, at, ending) && !text.IsEveryday(begin, at);

    private bool IsNoName(PlaceText text, int begin, int at, string ending)
    {
        var name = text.Text.AsSpan(begin, at - begin);
        return lists.Generic.Contains(text.Text.AsSpan(begin, at - begin + ending.Length)) || lists.IsNever(text.Text, begin, at + ending.Length)
            || ((ending.Length == 1 || lists.IsRelation(ending)) && at > begin && lists.Generic.Contains(name) && lists.Roads.LongestAt(text.Text, at) is null);
    }

    /// <summary>Whether a number with a unit begins here, in the middle of a name: "building 5" is no part of a name.</summary>
    private bool Counts(PlaceText text, int at)
        => char.IsAsciiDigit(text.Text[at]) && !char.IsAsciiLetterOrDigit(text.Text[at - 1]) && NumberedPart(text, at) is not null;

    /// <summary>The end of a name whose ending may be the beginning of a longer one: … street + community, … town + station.</summary>
    private int Extended(PlaceText text, int end, string ending)
    {
        if (end >= text.Length || text.IsBarrier(end) || text.Text[end] == text.Text[end - 1] || GoesOn(text, end))
        {
            return end;
        }

        for (var at = end; at < text.Length && at - end <= (ending.Length == 1 ? ExtensionReach : 0) && !text.IsBarrier(at) && text.Word(at) <= LongestInner(text, at); at++)
        {
            if (lists.Endings.LongestAt(text.Text, at) is { } longer && longer.Length >= text.Stop(at) && longer.Length >= text.Word(at) && (at == end || longer.Length > 1) && !lists.IsNever(text.Text, end - ending.Length, at + longer.Length))
            {
                return Extended(text, at + longer.Length, longer);
            }

            if (text.Stop(at) > 0)
            {
                break;
            }

            // "Orchid hill water, phase 3": the ending belonged to the name.
            if (at > end && NumberedPart(text, at) is not null)
            {
                return at;
            }
        }

        return end;
    }

    private int LongestInner(PlaceText text, int at) => lists.Endings.LongestAt(text.Text, at)?.Length ?? 0;

    /// <summary>Whether what follows a name can follow one: a bound, a numbered part, a relation, another name.</summary>
    private bool GoesOn(PlaceText text, int end)
        => (text.IsBound(end) && !StartsEnding(text, end)) || (lists.Relation(text.Text, end) is { } relation && (relation.Length > 1 || text.IsBound(end + 1))) || NumberedPart(text, end) is not null
            || (Name(text, end, extend: false, out _) is { } name && name.Start == end);

    /// <summary>The end of a name without an ending: before the number of a building, or led to and closed by a relation.</summary>
    private int? BareName(PlaceText text, int start)
    {
        var led = IsLed(text, start);
        for (var at = start; at < text.Length && at - start <= LongestBareName && !text.IsBarrier(at); at++)
        {
            if (at - start >= 2 && EndsBareName(text, at, led) && !EndsGeneric(text.Text, start, at))
            {
                return at;
            }

            if (text.Stop(at) > 0 || text.Word(at) > 0 || char.IsAsciiDigit(text.Text[at]) || lists.Relation(text.Text, at) is { Length: > 1 })
            {
                return null;
            }
        }

        return null;
    }

    private bool EndsBareName(PlaceText text, int at, bool led)
        => (NumberedPart(text, at) is { } numbered && IsBuilding(text, at, numbered))
            || (led ? lists.Relation(text.Text, at) is { Length: > 1 } : lists.Gates.LongestAt(text.Text, at) is not null);

    private bool EndsGeneric(string text, int start, int end)
    {
        for (var at = start; at < end - 1; at++)
        {
            if (lists.Generic.Contains(text.AsSpan(at, end - at)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInstitution(PlaceText text, int start) => Institution(text, start) is not null;

    /// <summary>The end of a number that names a school or hospital, when a relation follows: "in front of No. 1 middle school".</summary>
    private int? Institution(PlaceText text, int start)
    {
        if (!numerals.TryRead(text.Text, start, out _, out var length) || lists.Institutions.LongestAt(text.Text, start + length) is not { } institution)
        {
            return null;
        }

        var end = start + length + institution.Length;
        return end < text.Length && lists.Relation(text.Text, end) is not null ? end : null;
    }
}
