// A point on the map as the platforms give it.
namespace GridBot.Reports;

/// <summary>Latitude and longitude in degrees, GCJ-02 (the coordinate system the platforms use).</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude);
