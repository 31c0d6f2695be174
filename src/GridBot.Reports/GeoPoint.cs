// A point on the map as the platforms give it.
namespace GridBot.Reports;

/// <summary>Latitude and longitude in degrees, GCJ-02 (the coordinate system the platforms use).</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Mean radius of the earth, metres.</summary>
    public const double EarthRadius = 6_371_008.8;

    /// <summary>The distance along the surface, metres.</summary>
    public double MetresTo(GeoPoint other)
    {
        var (north, east) = (double.DegreesToRadians(other.Latitude - Latitude), double.DegreesToRadians(other.Longitude - Longitude));
        var (upward, sideward) = (Math.Sin(north / 2), Math.Sin(east / 2));
        var haversine = (upward * upward) + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(other.Latitude)) * sideward * sideward);
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Clamp(haversine, 0, 1)));
    }
}
