// Finding the grid of a place: by its point, by names and house numbers, by the home grid.
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Conversation.Grids;
using GridBot.Reports;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Place = GridBot.Reports.Place;

namespace GridBot.Conversation.Tests.Grids;

public sealed class GridMapTests
{
    private static readonly GridMap Map = RealDialogs.Set.Grids!;

    private static readonly Dictionary<string, Geometry> Polygons = ReadPolygons();

    private static readonly Envelope Around = Extent();

    /// <summary>Points in and around the demonstration area.</summary>
    private static readonly Arbitrary<GeoPoint> Points = Gen.Choose(0, 1_000_000).Two().Select(pair => new GeoPoint(
        Around.MinY + ((Around.Height * 1.4 * pair.Item1 / 1_000_000) - (Around.Height * 0.2)),
        Around.MinX + ((Around.Width * 1.4 * pair.Item2 / 1_000_000) - (Around.Width * 0.2)))).ToArbitrary();

    [Property(MaxTest = 2000)]
    public Property A_point_lies_in_the_grid_whose_polygon_holds_it_and_in_none_outside_all() => Prop.ForAll(Points, point =>
    {
        var place = new Coordinate(point.Longitude, point.Latitude);
        var holders = Polygons.Where(entry => entry.Value.Covers(entry.Value.Factory.CreatePoint(place))).Select(entry => entry.Key).ToList();
        var found = Map.Find(new Place("", point));
        return found is null ? holders.Count == 0 : holders.Contains(found.Grid) && found.Source == AreaSource.Point;
    });

    [Fact]
    public void Every_grid_of_the_demonstration_holds_its_own_middle()
    {
        Assert.Equal((24, 6, 2), (Map.Grids.Count, Map.Communities.Count, Map.Districts.Count));
        Assert.All(Map.Grids, grid => Assert.Equal(grid.Id, Map.Find(At(Polygons[grid.Id].InteriorPoint))!.Grid));
    }

    [Theory]
    [InlineData("和平路5号", "heping-1")]
    [InlineData("和平路12号门口", "heping-2")]
    [InlineData("和平路12号3单元", "heping-2")]
    [InlineData("和平路十二号", "heping-2")]
    [InlineData("和平路甲12号", "heping-2")]
    [InlineData("示范东区和平路12号", "heping-2")]
    [InlineData("锦绣小区5号楼", "jinxiu-3")]
    [InlineData("锦绣小区五号楼2单元", "jinxiu-3")]
    [InlineData("锦绣社区第3网格", "jinxiu-3")]
    [InlineData("人民广场", "renmin-1")]
    [InlineData("建设路7号", "renmin-3")]
    [InlineData("建设路8号", "renmin-4")]
    [InlineData("和平社区解放路20号", "heping-4")]
    public void An_address_tells_its_grid(string text, string grid)
    {
        var found = Map.Find(new Place(text));
        Assert.Equal((grid, AreaSource.Address), (found?.Grid, found?.Source));
    }

    [Theory]
    [InlineData("锦绣小区门口", "jinxiu")]
    [InlineData("锦绣小区3单元", "jinxiu")]
    [InlineData("文化广场", "renmin")]
    [InlineData("幸福社区", "xingfu")]
    public void A_name_of_several_grids_tells_the_community(string text, string community)
    {
        var found = Map.Find(new Place(text));
        Assert.Equal(("", community), (found?.Grid, found?.Community));
    }

    [Theory]
    [InlineData("新人民路12号")]
    [InlineData("和平路999号")]
    [InlineData("中山路56号")]
    [InlineData("3号楼")]
    [InlineData("")]
    public void What_names_nothing_known_tells_nothing(string text) => Assert.Null(Map.Find(new Place(text)));

    [Fact]
    public void A_road_through_two_communities_tells_only_what_is_sure()
    {
        var found = Map.Find(new Place("解放路"));
        Assert.Equal(("renmin-jiedao", false), (found?.Area.Id, found?.IsLocal));
    }

    [Theory]
    [InlineData("锦绣小区门口", "jinxiu-4", "jinxiu-4")] // within: the home grid breaks the tie
    [InlineData("锦绣小区门口", "heping-1", "")] // elsewhere: the community alone is sure
    [InlineData("解放路", "heping-4", "heping-4")]
    [InlineData("3号楼", "heping-1", "heping-1")] // nothing told: the home grid
    [InlineData("和平路999号", "heping-1", "")] // told to be elsewhere
    [InlineData("锦绣小区5号楼", "jinxiu-4", "jinxiu-3")] // told exactly: the home grid does not matter
    public void The_home_grid_breaks_ties_and_stands_in_where_nothing_is_told(string text, string home, string grid)
        => Assert.Equal(grid, Map.Find(new Place(text), Map.Find(home))?.Grid ?? "");

    [Fact]
    public void A_point_outside_the_map_is_not_in_the_home_grid()
    {
        var home = Map.Find("heping-1");
        Assert.Null(Map.Find(new Place("", new GeoPoint(39.5, 121.6)), home));
        Assert.Equal("jinxiu-3", Map.Find(new Place("锦绣小区5号楼", new GeoPoint(39.5, 121.6)), home)?.Grid);
    }

    [Fact]
    public void What_the_person_said_when_asked_counts_before_the_words()
    {
        var told = Map.Find("jinxiu");
        Assert.Equal("jinxiu-3", Map.Find(new Place("锦绣小区5号楼"), null, told)?.Grid);
        Assert.Equal(("", "jinxiu", AreaSource.Told), Map.Find(new Place("和平路12号"), null, told) is { } found ? (found.Grid, found.Community, found.Source) : default);
        Assert.Equal("jinxiu-2", Map.Find(new Place("3号楼"), Map.Find("jinxiu-2"), told)?.Grid);
    }

    [Property(MaxTest = 1000)]
    public Property Any_text_is_answered_and_an_answer_is_an_area_of_the_map() => Prop.ForAll(
        Gen.Elements("和平路", "12", "号", "锦绣小区", "五", "号楼", "解放路", "社区", "示范东区", "，", " ", "-", "*", "𠮷", "半", "999999999", "3单元").ArrayOf().Select(string.Concat).ToArbitrary(),
        text => Map.Find(new Place(text), Map.Grids[5]) is not { } found || Map.Find(found.Area.Id) == found.Area);

    [Theory]
    [InlineData("锦绣社区", "jinxiu")]
    [InlineData("锦绣小区", "jinxiu")]
    [InlineData("和平社区第2网格", "heping-2")]
    [InlineData("锦绣社区着火了", null)]
    [InlineData("和平路12号", null)]
    [InlineData("示范东区", null)]
    [InlineData("不知道", null)]
    public void A_text_that_is_nothing_but_a_name_is_told_from_a_story(string text, string? area) => Assert.Equal(area, Map.Named(text)?.Id);

    private static Place At(Point point) => new("", new GeoPoint(point.Y, point.X));

    private static Dictionary<string, Geometry> ReadPolygons()
    {
        var options = new System.Text.Json.JsonSerializerOptions { Converters = { new GeoJsonConverterFactory() } };
        var features = System.Text.Json.JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(Path.Combine(RealDialogs.Folder, "grids", "grids.geojson")), options)!;
        return features.ToDictionary(feature => (string)feature.Attributes["grid"], feature => feature.Geometry, StringComparer.Ordinal);
    }

    private static Envelope Extent()
    {
        var extent = new Envelope();
        foreach (var polygon in Polygons.Values)
        {
            extent.ExpandToInclude(polygon.EnvelopeInternal);
        }

        return extent;
    }
}
