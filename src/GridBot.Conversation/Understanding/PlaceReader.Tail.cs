// Reads what closes a place behind its name and numbers: a facility, a floor, an exit, a side.
namespace GridBot.Conversation.Understanding;

public sealed partial class PlaceReader
{
    /// <summary>Most parts of a tail: third floor + meeting room + side.</summary>
    private const int MostTails = 3;

    /// <summary>Longest word that says which facility ("the old store"), in characters.</summary>
    private const int LongestModifier = 3;

    /// <summary>The end of a place with its tail: "… park" goes on to "… park, behind the toilets".</summary>
    private int Tail(PlaceText text, int end)
    {
        for (var tails = 0; tails < MostTails && end < text.Length && !text.IsBarrier(end); tails++)
        {
            if ((Facility(text, end) ?? Exit(text, end) ?? Kilometre(text, end) ?? NumberedPart(text, end) ?? FurtherRoad(text, end) ?? OtherSide(text, end)) is { } further)
            {
                end = further;
            }
            else if (lists.Relation(text.Text, end) is { } relation && relation.Length >= text.Word(end))
            {
                end += relation.Length;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>The end of a facility that begins here, or behind a word that says which; null when something else is said.</summary>
    private int? Facility(PlaceText text, int start)
    {
        for (var at = start; at < text.Length && at - start <= LongestModifier && !text.IsBarrier(at); at++)
        {
            if (lists.Facilities.LongestAt(text.Text, at) is { } facility && facility.Length >= text.Stop(at) && facility.Length >= text.Word(at))
            {
                return at + facility.Length;
            }

            if (text.IsBound(at) && !lists.Modifiers.Contains(text.Text.AsSpan(at, 1)))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The end of a lettered exit: "exit C" of a station.</summary>
    private int? Exit(PlaceText text, int at)
        => char.IsAsciiLetter(text.Text[at]) && at + 1 < text.Length && lists.Exits.LongestAt(text.Text, at + 1) is { } exit ? at + 1 + exit.Length : null;

    /// <summary>The end of a kilometre stone or a lettered number: "K1048".</summary>
    private static int? Kilometre(PlaceText text, int start)
    {
        var at = DigitsEnd(text.Text, start + 1);
        return char.IsAsciiLetter(text.Text[start]) && at - start > ShortestRoom ? at : null;
    }

    /// <summary>The end of a road that tells a place beside another one more closely: "by the river, the stretch of … road".</summary>
    private int? FurtherRoad(PlaceText text, int start)
        => NamedPart(text, start) is { } end && end - start <= LongestRoadName && lists.Roads.LongestAt(text.Text, end - 1) is not null ? end : null;

    /// <summary>The end of a stretch from one side to the other: "east gate to west gate".</summary>
    private int? OtherSide(PlaceText text, int start)
        => lists.Spans.LongestAt(text.Text, start) is { } span && lists.Relation(text.Text, start + span.Length) is { Length: > 1 } side ? start + span.Length + side.Length : null;

    /// <summary>The end of a numbered highway: "national road 202"; null when none begins here.</summary>
    private int? Highway(PlaceText text, int start)
    {
        if (lists.Highways.LongestAt(text.Text, start) is not { } kind || !numerals.TryRead(text.Text, start + kind.Length, out _, out var length))
        {
            return null;
        }

        var end = start + kind.Length + length;
        return end + (lists.Lines.LongestAt(text.Text, end)?.Length ?? 0);
    }
}
