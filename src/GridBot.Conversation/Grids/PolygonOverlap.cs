// Finds polygons of two grids that overlap: every place belongs to one grid.
using GridBot.Conversation.Dialogs;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;

namespace GridBot.Conversation.Grids;

/// <summary>Checks polygons for overlaps.</summary>
internal static class PolygonOverlap
{
    /// <summary>Share of the smaller polygon that may overlap: borders drawn twice never fit exactly.</summary>
    private const double Sliver = 0.01;

    public static void Check(IReadOnlyDictionary<int, (Geometry Polygon, int Line)> polygons, List<DialogFault> faults)
    {
        var tree = new STRtree<int>();
        foreach (var (grid, (polygon, _)) in polygons)
        {
            tree.Insert(polygon.EnvelopeInternal, grid);
        }

        foreach (var (grid, (polygon, line)) in polygons)
        {
            foreach (var other in tree.Query(polygon.EnvelopeInternal).Where(other => other > grid))
            {
                var (neighbour, neighbourLine) = polygons[other];
                if (MayOverlap(polygon, neighbour) && OverlayNGRobust.Overlay(polygon, neighbour, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area > Sliver * Math.Min(polygon.Area, neighbour.Area))
                {
                    faults.Add(new DialogFault(PolygonFile.File, Math.Max(line, neighbourLine), $"the polygon overlaps the one in line {Math.Min(line, neighbourLine)}", "Draw the border between the two grids once; a place belongs to one grid."));
                }
            }
        }
    }

    /// <summary>Neighbours whose boxes share less than a sliver need no exact look.</summary>
    private static bool MayOverlap(Geometry one, Geometry other)
        => one.EnvelopeInternal.Intersection(other.EnvelopeInternal).Area > Sliver * Math.Min(one.Area, other.Area);
}
