// Finds the names of areas in the words of a place: the longest one at each position, with its house number.
using System.Collections.Frozen;
using GridBot.Classification;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Grids;

/// <summary>Names of areas. Immutable and safe for concurrent readers.</summary>
internal sealed class NameIndex
{
    private readonly FrozenDictionary<string, Claim[]> claims;
    private readonly WordSet names;
    private readonly WordSet units;
    private readonly WordSet houseUnits;
    private readonly WordSet relations;
    private readonly WordSet variants;
    private readonly FrozenSet<char> boundaries;
    private readonly NumeralReader numerals;

    /// <param name="claims">Names in normal form with the grids that claim them, by position.</param>
    /// <param name="words">How people write places.</param>
    /// <param name="numerals">How people write numbers.</param>
    public NameIndex(IReadOnlyDictionary<string, Claim[]> claims, AddressWords words, NumeralReader numerals)
    {
        this.claims = claims.ToFrozenDictionary(StringComparer.Ordinal);
        this.numerals = numerals;
        names = new WordSet(claims.Keys);
        units = new WordSet(words.Units.Select(word => NormalText.Of(word)));
        relations = new WordSet(words.Relations.Select(word => NormalText.Of(word)));
        houseUnits = new WordSet(words.HouseUnits.Select(word => NormalText.Of(word)));
        variants = new WordSet(words.Variants);
        // Within a place a name begins only behind what can end the part before it: "New Station Road" is not "Station Road".
        boundaries = words.Before.Where(word => word.Length > 0).Select(word => word[^1]).ToFrozenSet();
    }

    /// <summary>What the names in a text tell together.</summary>
    /// <param name="text">Words of a place.</param>
    public NamedGrids Find(string text)
    {
        var normal = NormalText.Of(text);
        var matches = Matches(normal);
        if (matches.Count == 0)
        {
            return NamedGrids.None;
        }

        // The longest match counts; shorter ones narrow it where they agree with it.
        matches.Sort((left, right) => right.Length.CompareTo(left.Length));
        int[] grids = [];
        foreach (var match in matches.Where(match => match.Grids.Length > 0))
        {
            var both = grids.Length == 0 ? match.Grids : [.. grids.Where(grid => Array.BinarySearch(match.Grids, grid) >= 0)];
            grids = both.Length > 0 ? both : grids;
        }

        var covered = matches.Sum(match => match.Length);
        return new NamedGrids(grids, IsElsewhere: grids.Length == 0, IsNameOnly: covered == normal.Length && matches.TrueForAll(match => !match.HasNumber));
    }

    private List<Match> Matches(string text)
    {
        var matches = new List<Match>();
        var end = 0;
        for (var at = 0; at < text.Length;)
        {
            if ((at == end || !IsHan(text[at - 1]) || boundaries.Contains(text[at - 1])) && names.LongestAt(text, at) is { } name)
            {
                var match = Read(text, at, name);
                matches.Add(match);
                at = end = at + match.Length;
                continue;
            }

            at++;
        }

        return matches;
    }

    private Match Read(string text, int at, string name)
    {
        var claimed = claims[name];
        if (House(text, at + name.Length) is not { } house)
        {
            return new Match(name.Length, Union(claimed), HasNumber: false);
        }

        var takers = Array.FindAll(claimed, claim => claim.Name.HasRange && claim.Name.Takes(house.Number));
        return new Match(name.Length + house.Length, Union(takers.Length > 0 ? takers : Array.FindAll(claimed, claim => !claim.Name.HasRange)), HasNumber: true);
    }

    /// <summary>The house number at a position; null when there is none, or the number counts something else (an entrance, a floor).</summary>
    private (int Number, int Length)? House(string text, int from)
    {
        var at = from + (variants.LongestAt(text, from)?.Length ?? 0);
        if (at >= text.Length || !numerals.TryRead(text, at, out var number, out var length) || number != Math.Floor(number) || number is < 1 or > int.MaxValue)
        {
            return null;
        }

        var unit = units.LongestAt(text, at + length);
        var houseUnit = houseUnits.LongestAt(text, at + length);
        // Without a unit only figures are a house number: a numeral may begin another word.
        // "In front of No. 12" is no gate 12, though both begin alike.
        var counts = houseUnit is not null
            ? unit is null || unit.Length <= houseUnit.Length || relations.LongestAt(text, at + length + houseUnit.Length) is { Length: > 1 }
            : unit is null && char.IsAsciiDigit(text[at]);
        return counts ? ((int)number, at - from + length + (houseUnit?.Length ?? 0)) : null;
    }

    private static int[] Union(Claim[] claimed)
    {
        if (claimed.Length == 1)
        {
            return [.. Enumerable.Range(claimed[0].First, claimed[0].Last - claimed[0].First + 1)];
        }

        return [.. claimed.SelectMany(claim => Enumerable.Range(claim.First, claim.Last - claim.First + 1)).Distinct().Order()];
    }

    private static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF';

    /// <summary>A name claimed for the grids between two positions.</summary>
    internal sealed record Claim(AreaName Name, int First, int Last);

    private readonly record struct Match(int Length, int[] Grids, bool HasNumber);
}

/// <summary>The grids that names in a text tell.</summary>
/// <param name="Grids">Positions of the grids, in order; empty when nothing is told.</param>
/// <param name="IsElsewhere">Whether names were found, but none of the grids has that house number.</param>
/// <param name="IsNameOnly">Whether the text is nothing but names, without a house number.</param>
internal sealed record NamedGrids(int[] Grids, bool IsElsewhere, bool IsNameOnly)
{
    public static NamedGrids None { get; } = new([], IsElsewhere: false, IsNameOnly: false);
}
