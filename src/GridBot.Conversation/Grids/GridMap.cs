// The areas of the city, and in which of them a place lies.
using System.Collections.Frozen;
using GridBot.Reports;

namespace GridBot.Conversation.Grids;

/// <summary>The map of grids. Immutable, pure and safe for concurrent readers; a place is found in microseconds.</summary>
public sealed class GridMap
{
    private readonly FrozenDictionary<string, Area> byId;
    private readonly NameIndex names;
    private readonly PolygonIndex polygons;

    internal GridMap(IReadOnlyList<Area> areas, NameIndex names, PolygonIndex polygons)
    {
        byId = areas.ToFrozenDictionary(area => area.Id, StringComparer.Ordinal);
        Grids = [.. areas.Where(area => area.Level == AreaLevel.Grid)];
        Communities = [.. areas.Where(area => area.Level == AreaLevel.Community)];
        Districts = [.. areas.Where(area => area.Level == AreaLevel.District)];
        this.names = names;
        this.polygons = polygons;
    }

    /// <summary>All grids, in the order of the tree.</summary>
    public IReadOnlyList<Area> Grids { get; }

    public IReadOnlyList<Area> Communities { get; }

    public IReadOnlyList<Area> Districts { get; }

    /// <summary>Whether points can be found at all.</summary>
    public bool HasPolygons => polygons.Any;

    /// <summary>The area with an id; null when there is none, for example because the file has changed since.</summary>
    public Area? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The grids of a community.</summary>
    public IEnumerable<Area> GridsOf(Area area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return Grids.Skip(area.First).Take(area.Last - area.First + 1);
    }

    /// <summary>The area a text names and nothing else, at least a community; null when the text says more or less than that.</summary>
    public Area? Named(string text) => names.Find(text) is { IsNameOnly: true, Grids.Length: > 0 } named && Around(named.Grids) is { Level: >= AreaLevel.Community } area ? area : null;

    /// <summary>
    /// The area a place lies in. The point tells it; without one, or outside all polygons, the names in the words do. What the person said when asked limits both. Where several grids are possible, or
    /// nothing is told, the home grid counts, unless something speaks against it. Null when nothing is known.
    /// </summary>
    /// <param name="place">The place.</param>
    /// <param name="home">The person's home area; null when there is none.</param>
    /// <param name="told">The area the person named when asked for it; null when there is none.</param>
    public FoundArea? Find(Place place, Area? home = null, Area? told = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        var (grids, source, elsewhere) = Read(place, home);
        if (told is not null)
        {
            var agreed = Within(grids, told);
            (grids, source) = agreed.Length > 0 ? (agreed, source) : ([.. Enumerable.Range(told.First, told.Last - told.First + 1)], AreaSource.Told);
        }

        if (grids.Length == 0)
        {
            return home is null || elsewhere ? null : new FoundArea(home, AreaSource.Home);
        }

        if (grids.Length > 1 && home is not null && Within(grids, home) is { Length: > 0 } near && near.Length < grids.Length)
        {
            (grids, source) = (near, AreaSource.Home);
        }

        return Around(grids) is { } area ? new FoundArea(area, source) : null;
    }

    private (int[] Grids, AreaSource Source, bool Elsewhere) Read(Place place, Area? home)
    {
        var elsewhere = false;
        if (place.Point is { } point)
        {
            if (polygons.At(point) is { } grid)
            {
                return ([grid], AreaSource.Point, false);
            }

            elsewhere = home is not null && polygons.Has(home.First);
        }

        var named = place.Text.Length > 0 ? names.Find(place.Text) : NamedGrids.None;
        return (named.Grids, AreaSource.Address, elsewhere || named.IsElsewhere);
    }

    private static int[] Within(int[] grids, Area area) => Array.FindAll(grids, grid => grid >= area.First && grid <= area.Last);

    /// <summary>The smallest area around grids; null when they lie in several districts.</summary>
    private Area? Around(int[] grids)
    {
        Area? area = Grids[grids[0]];
        while (area is not null && area.Last < grids[^1])
        {
            area = area.Parent;
        }

        return area;
    }
}
