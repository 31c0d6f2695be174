// A name by which people tell where something is: a compound, a village, a road with house numbers.
using System.Globalization;
using System.Text.RegularExpressions;

namespace GridBot.Conversation.Grids;

/// <summary>A name of grids.csv, such as a compound, or a road with the house numbers 1-99 of one side.</summary>
/// <param name="Name">The name.</param>
/// <param name="From">Least house number; null for the whole.</param>
/// <param name="To">Greatest house number; null for the whole.</param>
/// <param name="Side">Which house numbers count.</param>
/// <param name="IsShared">Whether other grids may claim it, too.</param>
public sealed partial record AreaName(string Name, int? From, int? To, NumberSide Side, bool IsShared)
{
    /// <summary>Marks a name that several grids claim.</summary>
    public const char SharedMark = '*';

    public bool HasRange => From is not null;

    public bool Takes(int number) => number >= From && number <= To && (Side == NumberSide.Both || (number % 2 == 1) == (Side == NumberSide.Odd));

    /// <summary>Whether two names with ranges can take the same number.</summary>
    public bool Meets(AreaName other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return HasRange && other.HasRange && From <= other.To && other.From <= To && (Side == other.Side || Side == NumberSide.Both || other.Side == NumberSide.Both);
    }

    /// <summary>Reads a cell's entry: "name", "name1-99", "name1-99 odd", each with * behind it when others claim it, too; null when the range is wrong.</summary>
    public static AreaName? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shared = text.EndsWith(SharedMark);
        var match = Range().Match(shared ? text[..^1].TrimEnd() : text);
        var name = match.Groups["name"].Value.TrimEnd();
        if (!match.Groups["from"].Success)
        {
            return new AreaName(name, null, null, NumberSide.Both, shared);
        }

        var side = match.Groups["side"].Value switch { "odd" => NumberSide.Odd, "even" => NumberSide.Even, _ => NumberSide.Both };
        return int.TryParse(match.Groups["from"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(match.Groups["to"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
                ? new AreaName(name, from, to, side, shared)
                : null;
    }

    [GeneratedRegex(@"^(?<name>.*?)((?<from>\d+)-(?<to>\d+)( +(?<side>odd|even))?)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Range();
}

/// <summary>The side of a road, by its house numbers.</summary>
public enum NumberSide
{
    Both,
    Odd,
    Even,
}
