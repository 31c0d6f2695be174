// Reduces the words of a place to its key.
using System.Globalization;
using System.Text;
using GridBot.Classification;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Cases;

/// <summary>
/// Reads place keys. Figures and numerals, 号楼 and 栋, with and without the district before and the door behind are one; what is too wide to be one place has no key. Pure and thread-safe.
/// </summary>
public sealed class PlaceKeyReader
{
    /// <summary>Longest name of a key, in characters; longer ones are no address.</summary>
    private const int LongestName = 40;

    /// <summary>Fewest characters of a name behind a wider area; fewer belong to the name before them.</summary>
    private const int ShortestName = 3;

    /// <summary>Digits from which on a bare number behind a house is a room.</summary>
    private const int ShortestRoom = 3;

    /// <summary>Most words of relation at the end of a name.</summary>
    private const int MostRelations = 2;

    private readonly PlaceReader places;
    private readonly PlaceNumberReader numbers;
    private readonly WordEnds endings;
    private readonly WordSet endingsAt;
    private readonly WordSet generic;
    private readonly WordSet wider;
    private readonly WordEnds roads;
    private readonly WordEnds spots;
    private readonly WordEnds relations;
    private readonly WordSet crossings;
    private readonly WordSet joins;

    /// <param name="words">How people write places.</param>
    /// <param name="numerals">How people write numbers.</param>
    /// <param name="places">Finds places in texts.</param>
    public PlaceKeyReader(PlaceWords words, NumeralReader numerals, PlaceReader places)
    {
        ArgumentNullException.ThrowIfNull(words);
        this.places = places;
        numbers = new PlaceNumberReader(words, numerals);
        (endings, endingsAt) = (new WordEnds(words.Endings), new WordSet(words.Endings));
        (generic, wider, joins) = (new WordSet(words.Generic), new WordSet(words.Wider), new WordSet(words.Joins));
        (roads, spots, relations) = (new WordEnds(words.Roads), new WordEnds(words.Spots), new WordEnds(words.Relations));
        crossings = new WordSet(words.Crossings);
    }

    /// <summary>The key of a place; empty when it names nothing, or something too wide to be one place.</summary>
    /// <param name="place">Words of the place, masked.</param>
    public string Read(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var normal = NormalText.Of(place, keepCase: true);
        if (places.Find(normal, []) is not { } span)
        {
            return "";
        }

        // The words of a place are a place to their end, also where a story would go on: "3#楼", "解放路8".
        var text = normal[span.Start..].ToLowerInvariant();
        return Crossing(text) ?? Address(text) ?? "";
    }

    /// <summary>The words of a place without floor and room: enough to know it, not enough to know whose it is.</summary>
    public string WithoutRoom(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var text = NormalText.Of(place, keepCase: true);
        var parts = 0;
        for (var at = 0; at < text.Length;)
        {
            if (numbers.At(text, at) is not { } number)
            {
                at++;
                continue;
            }

            var isRoom = number.Class == PlaceNumberClass.Inner || (number.Class == PlaceNumberClass.Bare && (parts > 1 || number.Text.Length >= ShortestRoom));
            if (parts > 0 && isRoom)
            {
                return text[..at].TrimEnd('-', ' ', ',');
            }

            parts += number.Class == PlaceNumberClass.Other ? 0 : 1;
            at = number.End;
        }

        return text;
    }

    /// <summary>The key of a crossing: both roads, whichever is named first.</summary>
    private string? Crossing(string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (joins.LongestAt(text, at) is { } join && roads.LongestBefore(text, at) is not null)
            {
                var second = at + join.Length;
                for (var end = second + 1; end < text.Length; end++)
                {
                    if (roads.LongestBefore(text, end) is not null && crossings.LongestAt(text, end) is not null)
                    {
                        string[] both = [Name(text[..at]), Name(text[second..end])];
                        Array.Sort(both, StringComparer.Ordinal);
                        return Key(PlaceKey.Crossing, $"{both[0]}+{both[1]}");
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The key of a name with its numbers, or of a name that needs none.</summary>
    private string? Address(string text)
    {
        var name = new StringBuilder();
        var (house, entrance) = ("", "");
        for (var at = 0; at < text.Length;)
        {
            if (numbers.At(text, at) is not { } number)
            {
                if (house.Length > 0)
                {
                    if (joins.LongestAt(text, at) is not null)
                    {
                        // Two buildings are no single place.
                        return null;
                    }

                    at = Rest(text, at, name, ref house, ref entrance);
                    continue;
                }

                name.Append(char.IsLetterOrDigit(text[at]) ? text[at].ToString() : "");
                at++;
                continue;
            }

            if (name.Length == 0)
            {
                // "Road No. 5": the number is the name's own.
                name.Append(number.Text).Append(number.Unit);
            }
            else if (number.Class == PlaceNumberClass.House || (number.Class == PlaceNumberClass.Bare && house.Length == 0))
            {
                house = house.Length == 0 ? number.Text : $"{house}+{number.Text}";
            }
            else if (number.Class == PlaceNumberClass.Entrance || (number.Class == PlaceNumberClass.Bare && entrance.Length == 0 && text[at - 1] == '-'))
            {
                entrance = house.Length > 0 && entrance.Length == 0 ? number.Text : entrance;
            }
            else if (house.Length == 0 && number.Class == PlaceNumberClass.Other)
            {
                // "Phase 2", "lane 15": a part of the name.
                name.Append(number.Text).Append(number.Unit);
            }

            at = number.End;
        }

        return Key(name.ToString(), house, entrance);
    }

    /// <summary>Passes over what stands behind a house number: another name that has numbers of its own tells the place more closely, anything else tells a side of the house.</summary>
    private int Rest(string text, int at, StringBuilder name, ref string house, ref string entrance)
    {
        var end = at;
        while (end < text.Length && numbers.At(text, end) is null)
        {
            end++;
        }

        var further = text[at..end];
        if (end < text.Length && further.Length >= ShortestName && numbers.At(text, end) is { Class: PlaceNumberClass.House } && endings.LongestBefore(further, further.Length) is not null
            && relations.LongestBefore(further, further.Length) is null && !generic.Contains(further))
        {
            name.Clear().Append(further);
            (house, entrance) = ("", "");
        }

        return end;
    }

    private string? Key(string told, string house, string entrance)
    {
        var name = Name(told);
        if (name.Length < ShortestName - 1)
        {
            return null;
        }

        if (house.Length > 0)
        {
            var numbered = $"{house}{PlaceKey.Bar}{(entrance.Length > 0 ? $"{entrance}{PlaceKey.Bar}" : "")}";
            return Key(roads.LongestBefore(name, name.Length) is not null ? PlaceKey.Road : PlaceKey.Estate, name) is { } named ? named + numbered : null;
        }

        for (var passed = 0; passed <= MostRelations; passed++)
        {
            if (spots.LongestBefore(name, name.Length) is { } spot)
            {
                return name.Length > spot.Length && !generic.Contains(name) ? Key(PlaceKey.Spot, name) : null;
            }

            if (relations.LongestBefore(name, name.Length) is not { } relation)
            {
                break;
            }

            name = name[..^relation.Length];
        }

        return null;
    }

    private static string? Key(string opening, string name) => name.Length <= LongestName ? $"{opening}{name}{PlaceKey.Bar}" : null;

    /// <summary>The name behind the wider areas before it: districts and roads that some tell and others do not.</summary>
    private string Name(string told)
    {
        var name = new string([.. told.Where(char.IsLetterOrDigit)]);
        for (var at = 2; at <= name.Length - ShortestName; at++)
        {
            if (endings.LongestBefore(name, at) is { } ending && ending.Length < at && wider.Contains(ending) && endingsAt.LongestAt(name, at - ending.Length) == ending
                && name[at..] is var rest && !generic.Contains(rest) && !IsRelation(rest))
            {
                name = rest;
                at = 1;
            }
        }

        return name;
    }

    private bool IsRelation(string text) => relations.LongestBefore(text, text.Length)?.Length == text.Length;
}
