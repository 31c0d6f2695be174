// Where a report is about: words, a point, or both.
namespace GridBot.Reports;

/// <summary>A place as told by the reporter.</summary>
/// <param name="Text">Words for the place, masked; empty when only a point is known.</param>
/// <param name="Point">The point, when a location message was sent.</param>
public sealed record Place(string Text, GeoPoint? Point = null);
