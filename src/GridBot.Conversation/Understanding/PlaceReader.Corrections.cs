// Changes a part of a known place: "no, number 14".
namespace GridBot.Conversation.Understanding;

public sealed partial class PlaceReader
{
    /// <summary>A known place with its numbered parts changed to those of a short correction ("no, number 14"); null when the text names none.</summary>
    public string? Amend(string known, string text)
    {
        string? amended = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (NumberedPart(text, at) is not { } end || UnitOf(text[at..end]) is not { } unit)
            {
                continue;
            }

            var part = text[at..end];
            amended = ReplacePart(amended ?? known, part, unit);
            at = end - 1;
        }

        return amended;
    }

    private string ReplacePart(string place, string part, string unit)
    {
        for (var at = 0; at < place.Length; at++)
        {
            if (NumberedPart(place, at) is { } end)
            {
                if (UnitOf(place[at..end]) == unit)
                {
                    return string.Concat(place.AsSpan(0, at), part, place.AsSpan(end));
                }

                at = end - 1;
            }
        }

        return place + part;
    }

    private string? UnitOf(string part)
    {
        for (var at = 0; at < part.Length; at++)
        {
            if (lists.Units.LongestAt(part, at) is { } unit && at + unit.Length == part.Length)
            {
                return unit;
            }
        }

        return null;
    }
}
