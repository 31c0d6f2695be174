// Finds the grid a point lies in.
using GridBot.Reports;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index;
using NetTopologySuite.Index.Strtree;

namespace GridBot.Conversation.Grids;

/// <summary>A spatial index over the polygons of grids. Built once; safe for concurrent readers, because every index it holds is built in the constructor.</summary>
internal sealed class PolygonIndex
{
    private readonly STRtree<int> tree = new();
    private readonly Dictionary<int, IndexedPointInAreaLocator> locators = [];

    /// <param name="polygons">Polygons (longitude, latitude) by the position of their grid.</param>
    public PolygonIndex(IReadOnlyDictionary<int, Geometry> polygons)
    {
        foreach (var (grid, polygon) in polygons)
        {
            tree.Insert(polygon.EnvelopeInternal, grid);
            var locator = new IndexedPointInAreaLocator(polygon);
            _ = locator.Locate(polygon.EnvelopeInternal.Centre);
            locators[grid] = locator;
        }

        tree.Build();
    }

    public bool Any => locators.Count > 0;

    public bool Has(int grid) => locators.ContainsKey(grid);

    /// <summary>Position of the grid that holds a point; of two that share a border the first; null when none does.</summary>
    public int? At(GeoPoint point)
    {
        if (locators.Count == 0)
        {
            return null;
        }

        var coordinate = new Coordinate(point.Longitude, point.Latitude);
        var visitor = new Visitor(locators, coordinate);
        tree.Query(new Envelope(coordinate), visitor);
        return visitor.Found;
    }

    private sealed class Visitor(Dictionary<int, IndexedPointInAreaLocator> locators, Coordinate point) : IItemVisitor<int>
    {
        public int? Found { get; private set; }

        public void VisitItem(int item)
        {
            if (!(item >= Found) && locators[item].Locate(point) != Location.Exterior)
            {
                Found = item;
            }
        }
    }
}
