// What a new report is compared with before it is filed.
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>A wish for open cases that may be the same thing: at an address that begins alike, next door, or near a point.</summary>
/// <param name="Matter">Number of the matter.</param>
/// <param name="Kind">Id of the kind.</param>
/// <param name="Since">Older cases are left out.</param>
/// <param name="KeyRoot">Beginning of the place keys that may name the same place; empty when the words name none.</param>
/// <param name="Point">The point; null when none was sent.</param>
/// <param name="Metres">How far from the point.</param>
public sealed record AlikeQuery(int Matter, string Kind, DateTimeOffset Since, string KeyRoot, GeoPoint? Point, int Metres)
{
    /// <summary>Metres of a degree of latitude, and of longitude at the equator.</summary>
    private const double MetresOfDegree = GeoPoint.EarthRadius * Math.PI / 180;

    /// <summary>Keys of the houses next door.</summary>
    public IReadOnlyList<string> Neighbours => PlaceKey.Neighbours(KeyRoot);

    /// <summary>Latitudes and longitudes between which everything lies that is near enough, and a little more; null without a point.</summary>
    public (double South, double North, double West, double East)? Box
    {
        get
        {
            if (Point is not { } point)
            {
                return null;
            }

            var height = Metres / MetresOfDegree;
            var width = height / Math.Max(Math.Cos(double.DegreesToRadians(Math.Min(Math.Abs(point.Latitude) + height, 90))), double.Epsilon);
            return (point.Latitude - height, point.Latitude + height, point.Longitude - width, point.Longitude + width);
        }
    }
}
