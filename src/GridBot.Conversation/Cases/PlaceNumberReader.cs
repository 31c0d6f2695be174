// Reads the numbered parts of places for their keys.
using System.Globalization;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Cases;

/// <summary>Reads numbered parts: 8号, 八号, 3#楼, B座, 甲3号, 8-1号.</summary>
internal sealed class PlaceNumberReader(PlaceWords words, NumeralReader numerals)
{
    private readonly WordSet units = new(words.Units);
    private readonly WordSet houses = new(words.HouseUnits);
    private readonly WordSet entrances = new(words.EntranceUnits);
    private readonly WordSet inners = new(words.InnerUnits);
    private readonly WordSet relations = new(words.Relations);
    private readonly WordSet variants = new(words.Variants);

    /// <summary>The numbered part that begins at a position; null when none does.</summary>
    public PlaceNumber? At(string text, int at)
    {
        var variant = variants.LongestAt(text, at) ?? "";
        if (Number(text, at + variant.Length) is not var (number, end))
        {
            return null;
        }

        // "8-1" is one number where its unit follows, and house and entrance where none does.
        var whole = end;
        while (whole + 1 < text.Length && text[whole] == '-' && char.IsAsciiDigit(text[whole + 1]) && Number(text, whole + 1) is var (_, further))
        {
            whole = further;
        }

        if (whole > end && UnitAt(text, whole) is { } closing && houses.Contains(closing))
        {
            return Behind(text, whole + closing.Length, PlaceNumberClass.House, variant + text[(at + variant.Length)..whole], closing);
        }

        var marked = end < text.Length && text[end] == '#' ? 1 : 0;
        var unit = UnitAt(text, end + marked);
        if (unit is null && marked == 0)
        {
            // Numerals without a unit belong to a name: the third hospital, the Road of the Eighth of July.
            return char.IsAsciiDigit(text[at + variant.Length]) && Stands(text, at, end) ? new PlaceNumber(end, PlaceNumberClass.Bare, variant + number, "") : null;
        }

        var kind = unit is null || houses.Contains(unit) || (marked == 1 && inners.Contains(unit)) ? PlaceNumberClass.House
            : entrances.Contains(unit) ? PlaceNumberClass.Entrance
            : inners.Contains(unit) ? PlaceNumberClass.Inner
            : PlaceNumberClass.Other;
        return Behind(text, end + marked + (unit?.Length ?? 0), kind, variant + number, unit ?? "");
    }

    /// <summary>A variant may stand behind the unit, too: 103号甲.</summary>
    private PlaceNumber Behind(string text, int end, PlaceNumberClass kind, string number, string unit)
        => variants.LongestAt(text, end) is { } variant && (end + variant.Length == text.Length || At(text, end) is null)
            ? new PlaceNumber(end + variant.Length, kind, variant + number, unit)
            : new PlaceNumber(end, kind, number, unit);

    /// <summary>Whether figures stand by themselves: nothing but a mark, the end or a word of relation follows.</summary>
    private bool Stands(string text, int at, int end)
        => end == text.Length || !char.IsLetterOrDigit(text[end]) || relations.LongestAt(text, end) is not null || (at > 0 && text[at - 1] == '-');

    /// <summary>The unit at a position. "In front of No. 8" (8号门口) is no gate 8.</summary>
    private string? UnitAt(string text, int at)
    {
        var (unit, house) = (units.LongestAt(text, at), houses.LongestAt(text, at));
        return house is not null && unit?.Length > house.Length && relations.LongestAt(text, at + house.Length) is { Length: > 1 } ? house : unit ?? house;
    }

    /// <summary>A number in figures and where it ends: digits, numerals, or a letter with or without digits before a unit.</summary>
    private (string Number, int End)? Number(string text, int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        if (char.IsAsciiLetter(text[at]))
        {
            var end = at + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            return UnitAt(text, end) is { } unit && houses.Contains(unit) ? (text[at..end].ToLowerInvariant(), end) : null;
        }

        return !numerals.IsVague(text, at) && numerals.TryRead(text, at, out var value, out var length) && value == Math.Floor(value) && value >= 0
            ? (value.ToString("0", CultureInfo.InvariantCulture), at + length)
            : null;
    }
}
