// What a draft tells about a thing that may have been reported before.
using System.Globalization;
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>A thing at a place.</summary>
/// <param name="Matter">Number of the matter.</param>
/// <param name="Kind">Id of the kind.</param>
/// <param name="PlaceKey">Key of the place; empty when its words name none.</param>
/// <param name="Point">The point; null when none was sent.</param>
/// <param name="What">Options that say what it is, joined by ','; empty when nothing does.</param>
/// <param name="Person">Reference of who tells it.</param>
internal sealed record SameThing(int Matter, string Kind, string PlaceKey, GeoPoint? Point, string What, string Person)
{
    /// <summary>Whether there is anything to compare by.</summary>
    public bool HasPlace => PlaceKey.Length > 0 || Point is not null;

    /// <summary>What stands with the draft once it was compared: matter and place, so that it is compared again when either changes.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Matter}:{Kind}:{PlaceKey}:{Point?.Latitude:0.00000},{Point?.Longitude:0.00000}");
}
