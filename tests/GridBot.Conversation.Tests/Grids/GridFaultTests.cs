// Faults of the grids: each is told with file, line and remedy, all at once.
using static GridBot.Conversation.Tests.Grids.GridFolderBuilder;

namespace GridBot.Conversation.Tests.Grids;

public sealed class GridFaultTests
{
    private const string Csv = "grids/grids.csv";
    private const string Json = "grids/grids.geojson";

    public static TheoryData<string, string, int, string> Tables => new()
    {
        { "a column is missing", Header.Replace(",grid-name", "", StringComparison.Ordinal), 1, "'grid-name' is missing" },
        { "a column is misspelt", Header.Replace("names", "nmaes", StringComparison.Ordinal), 1, "'nmaes' is not known" },
        { "a row is too short", Header + Row("g1") + "d1,a\n", 3, "2 cells, the header 10" },
        { "a cell is empty", Header + Row("g1").Replace("c1社区", "", StringComparison.Ordinal), 2, "'community-name' is empty" },
        { "a grid stands twice", Header + Row("g1") + Row("g2") + Row("g1"), 4, "'g1' stands in line 2" },
        { "an id has two levels", Header + Row("g1") + Row("g2", community: "g1"), 3, "'g1' stands in line 2" },
        { "a community lies in two districts", Header + Row("g1") + Row("g2", district: "d2"), 3, "lies elsewhere in line 2" },
        { "a district has two bureaus", Header + Row("g1") + Row("g2", bureau: "shifanxi"), 3, "has another bureau in line 2" },
        { "the district's bureau is unknown", Header + Row("g1", bureau: "nobody"), 2, "'nobody' is no bureau" },
        { "a name is too short", Header + Row("g1", "路"), 2, "shorter than 2" },
        { "house numbers run backwards", Header + Row("g1", "和平路9-1"), 2, "run backwards" },
        { "two grids claim a name", Header + Row("g1", "锦绣小区") + Row("g2", "锦绣小区"), 3, "claimed by the grid in line 2" },
        { "two grids claim a house number", Header + Row("g1", "和平路1-9") + Row("g2", "和平路9-20"), 3, "claimed by the grid in line 2" },
        { "a name is flagged by one of two", Header + Row("g1", "锦绣小区*") + Row("g2", "锦绣小区"), 3, "claimed by the grid in line 2" },
        { "a name is that of a strange community", Header + Row("g1", "c2社区") + Row("g2", community: "c2"), 2, "is the name of Community c2" },
        { "a quote stays open", Header + Row("g1", "\"锦绣小区"), 2, "a quote is opened" },
        { "nothing stands there", Header, 1, "holds no row" },
    };

    public static TheoryData<string, string, int, string> Polygons => new()
    {
        { "no system", Collection(null, Square("g1", 1210, 380)), 1, "does not say which coordinate system" },
        { "a strange system", Collection("WGS-84", Square("g1", 1210, 380)), 1, "'WGS-84' is not read" },
        { "no JSON", "{\"features\": [\n{]}", 2, "not valid JSON" },
        { "no collection", "[]", 1, "holds no object" },
        { "no features", "{\"coordinate-system\":\"GCJ-02\"}", 1, "holds no 'features'" },
        { "an unknown grid", Collection("GCJ-02", Square("g1", 1210, 380), Square("g9", 1220, 380)), 3, "'g9' is no grid" },
        { "no grid", Collection("GCJ-02", Square("", 1210, 380)), 2, "does not say which grid" },
        { "an open ring", Collection("GCJ-02", Feature("g1", "[[[121.0,38.0],[121.1,38.0],[121.1,38.1],[121.0,38.1]]]")), 2, "a ring is not closed" },
        { "a ring that crosses itself", Collection("GCJ-02", Feature("g1", "[[[121.0,38.0],[121.1,38.1],[121.1,38.0],[121.0,38.1],[121.0,38.0]]]")), 2, "is broken near 121.05,38.05" },
        { "swapped coordinates", Collection("GCJ-02", Feature("g1", Ring(38, 121, 0.1))), 2, "outside the country" },
        { "a point", Collection("GCJ-02", """{"type":"Feature","properties":{"grid":"g1"},"geometry":{"type":"Point","coordinates":[121,38]}}"""), 2, "no Polygon" },
        { "no geometry", Collection("GCJ-02", """{"type":"Feature","properties":{"grid":"g1"},"geometry":null}"""), 2, "no Polygon" },
        { "a grid drawn twice", Collection("GCJ-02", Square("g1", 1210, 380), Square("g1", 1220, 380)), 3, "has a polygon in line 2" },
        { "an overlap", Collection("GCJ-02", Square("g1", 1210, 380), Feature("g2", Ring(121.05, 38.05, 0.1))), 3, "overlaps the one in line 2" },
        { "a feature of another sort", Collection("GCJ-02", Square("g1", 1210, 380), "7"), 3, "cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_fault_of_the_table_is_told(string what, string csv, int line, string wanted)
    {
        using var folder = new GridFolderBuilder(gridsOnly: true).Grids(csv);
        Assert.True(folder.Faults().Any(fault => fault.File == Csv && fault.Line == line && fault.What.Contains(wanted, StringComparison.Ordinal) && fault.Remedy.Length > 0), $"{what}: {string.Join('\n', folder.Faults())}");
    }

    [Theory]
    [MemberData(nameof(Polygons))]
    public void A_fault_of_the_polygons_is_told(string what, string geojson, int line, string wanted)
    {
        using var folder = new GridFolderBuilder(gridsOnly: true).Grids(Header + Row("g1") + Row("g2"), geojson);
        Assert.True(folder.Faults().Any(fault => fault.File == Json && fault.Line == line && fault.What.Contains(wanted, StringComparison.Ordinal) && fault.Remedy.Length > 0), $"{what}: {string.Join('\n', folder.Faults())}");
    }

    [Fact]
    public void All_faults_of_both_files_are_told_at_once()
    {
        using var folder = new GridFolderBuilder(gridsOnly: true).Grids(
            Header + Row("g1", "路") + Row("g1") + Row("g2", bureau: "nobody"),
            Collection("BD-09", Square("g8", 1210, 380), Feature("g2", Ring(38, 121, 0.1))));
        var faults = folder.Faults();
        Assert.Equal([2, 3, 4, 4], faults.Where(fault => fault.File == Csv).Select(fault => fault.Line));
        Assert.Equal([1, 2, 3], faults.Where(fault => fault.File == Json).Select(fault => fault.Line));
    }

    [Fact]
    public void A_table_that_is_not_UTF_8_is_told_so()
    {
        using var folder = new GridFolderBuilder();
        File.WriteAllBytes(Path.Combine(folder.Path, Csv), [0xCA, 0xBE, 0xB7, 0xB6, 0x0A]);
        Assert.Contains(folder.Faults(), fault => fault.File == Csv && fault.What.Contains("not UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_table_is_told_and_no_folder_switches_grids_off()
    {
        using var folder = new GridFolderBuilder();
        File.Delete(Path.Combine(folder.Path, Csv));
        Assert.Contains(folder.Faults(), fault => fault.File == Csv && fault.What.Contains("is missing", StringComparison.Ordinal));
        Directory.Delete(Path.Combine(folder.Path, "grids"), recursive: true);
        Assert.Null(folder.Read().Grids);
    }

    [Fact]
    public void Neighbours_that_overlap_by_a_sliver_are_no_fault()
    {
        using var folder = new GridFolderBuilder(gridsOnly: true).Grids(Header + Row("g1") + Row("g2"), Collection("GCJ-02", Square("g1", 1210, 380), Feature("g2", Ring(121.0995, 38.0, 0.1))));
        Assert.Empty(folder.Faults());
    }

    [Fact]
    public void A_changed_grid_changes_the_version_of_the_dialogs()
    {
        using var folder = new GridFolderBuilder();
        var before = folder.Read().Version;
        folder.Change(Csv, "学苑小区1-6", "学苑小区1-5");
        var table = folder.Read().Version;
        folder.Change(Json, "Made-up polygons", "Polygons");
        Assert.Equal(3, new HashSet<string>([before, table, folder.Read().Version], StringComparer.Ordinal).Count);
    }
}
