// An address reduced to what two tellings of it share.
using System.Globalization;

namespace GridBot.Conversation.Cases;

/// <summary>Compares place keys as <see cref="PlaceKeyReader"/> writes them: a class and a name, then the house, then the entrance, each closed by a bar.</summary>
public static class PlaceKey
{
    /// <summary>Opens the key of a number on a road.</summary>
    public const string Road = "r:";

    /// <summary>Opens the key of a building of an estate, a village, a market.</summary>
    public const string Estate = "e:";

    /// <summary>Opens the key of a place that needs no number.</summary>
    public const string Spot = "s:";

    /// <summary>Opens the key of a crossing of two roads.</summary>
    public const string Crossing = "x:";

    /// <summary>Closes each part of a key.</summary>
    public const char Bar = '|';

    /// <summary>How far apart the numbers of two houses are that stand next to each other on one side of a road.</summary>
    private const int NextDoor = 2;

    /// <summary>Whether two keys name the same place. Who names a building may mean any entrance of it; two entrances are two places.</summary>
    public static bool IsSame(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Length > 0 && right.Length > 0 && (left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal));
    }

    /// <summary>The beginning that all keys share which may name the same place.</summary>
    public static string Root(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var name = key.IndexOf(Bar, StringComparison.Ordinal);
        var house = name < 0 ? -1 : key.IndexOf(Bar, name + 1);
        return house < 0 ? key : key[..(house + 1)];
    }

    /// <summary>The keys of the houses before and behind one on its side of the road; none for anything else, and none where an entrance is named: stairs are no street.</summary>
    public static IReadOnlyList<string> Neighbours(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var name = key.IndexOf(Bar, StringComparison.Ordinal);
        return key.StartsWith(Road, StringComparison.Ordinal) && name > 0 && key.IndexOf(Bar, name + 1) == key.Length - 1
            && int.TryParse(key.AsSpan(name + 1, key.Length - name - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var house)
                ? [.. new[] { house - NextDoor, house + NextDoor }.Where(number => number > 0).Select(number => string.Create(CultureInfo.InvariantCulture, $"{key[..(name + 1)]}{number}{Bar}"))]
                : [];
    }
}
