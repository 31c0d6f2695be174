// Reads clauses that hold nothing but a place: people add where it is behind what they tell.
namespace GridBot.Conversation.Understanding;

public sealed partial class PlaceReader
{
    /// <summary>Longest rest of such a clause that belongs to the place although nothing in it is known, in characters.</summary>
    private const int LongestRest = 4;

    /// <summary>Longest name before a number or relation that fills its clause, in characters.</summary>
    private const int LongestClauseName = 6;

    /// <summary>The end of a place whose clause goes on with a few characters nobody knows: "… technical college, lecture hall".</summary>
    private int ClauseRest(PlaceText text, int start, int end)
    {
        if (end >= text.Length || text.IsBarrier(end) || !(IsLed(text, start) || IsLaterClause(text, start)))
        {
            return end;
        }

        var at = end;
        while (at < text.Length && !text.IsBarrier(at))
        {
            if (at - end == LongestRest || text.IsBound(at) || char.IsAsciiDigit(text.Text[at]))
            {
                return end;
            }

            at++;
        }

        return at;
    }

    /// <summary>The end of a name without an ending that stands at the beginning of a clause and is followed, in this clause, by a number or a relation only.</summary>
    private int? ClauseName(PlaceText text, int start)
    {
        if (!IsLaterClause(text, start) && !IsLed(text, start))
        {
            return null;
        }

        for (var at = start; at < text.Length && at - start <= LongestClauseName; at++)
        {
            if (at - start >= 2 && FillsClause(text, at))
            {
                return EndsGeneric(text.Text, start, at) || text.IsEveryday(start, at) ? null : at;
            }

            if (text.IsBound(at) || char.IsAsciiDigit(text.Text[at]))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether numbers with units, rooms or a relation reach from a position to the end of the clause.</summary>
    private bool FillsClause(PlaceText text, int start)
    {
        var at = start;
        while (at < text.Length && (!text.IsBarrier(at) || (text.Text[at] == ' ' && at + 1 < text.Length && NumberedPart(text, at + 1) is { } behind && IsBuilding(text, at + 1, behind))))
        {
            var from = text.Text[at] == ' ' ? at + 1 : at;
            if ((NumberedPart(text, from) ?? (at > start ? RoomOrRest(text, from) : null)) is { } further)
            {
                at = further;
            }
            else if (lists.Relation(text.Text, from) is { Length: > 1 } relation)
            {
                at = from + relation.Length;
            }
            else
            {
                return false;
            }
        }

        return at > start;
    }

    private static int? RoomOrRest(PlaceText text, int start)
    {
        var at = DigitsEnd(text.Text, start);
        return at - start is >= ShortestRoom and <= LongestRoom ? at : null;
    }

    private bool IsLed(PlaceText text, int start) => lists.Leads.LongestBefore(text.Text, start) is not null;

    /// <summary>Whether a clause that is not the first begins here: the first one tells what is the matter.</summary>
    private static bool IsLaterClause(PlaceText text, int start) => start > 1 && text.IsBarrier(start - 1) && !char.IsLetterOrDigit(text.Text[start - 1]);
}
