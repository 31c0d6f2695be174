// Finding the grid of a place: by its point and by its words, in the demonstration area and in a city of ten thousand grids.
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Grids;
using GridBot.Reports;

namespace GridBot.Benchmarks.Micro;

/// <summary>One look-up.</summary>
public class GridBenchmarks
{
    /// <summary>Grids along one side of the made-up city; they are drawn as rings of many corners.</summary>
    private const int Side = 100;
    private const int CornersASide = 16;
    private const double Width = 0.003;

    private static readonly Place Point = new("", new GeoPoint(38.9141, 121.6147));
    private static readonly Place Address = new("和平路12号3单元");
    private static readonly Place AddressInCity = new("第41路455号3单元");
    private static readonly Place Unknown = new("滨河路66号后院仓库门口");

    private GridMap demonstration = null!;
    private GridMap city = null!;

    [GlobalSetup]
    public void Setup()
    {
        var dialogs = DataFiles.ReadDialogs();
        demonstration = dialogs.Grids!;
        city = ReadCity(dialogs);
    }

    [Benchmark(Description = "grid: point, 24 grids")]
    public FoundArea? FindPoint() => demonstration.Find(Point);

    [Benchmark(Description = "grid: address, 24 grids")]
    public FoundArea? FindAddress() => demonstration.Find(Address);

    [Benchmark(Description = "grid: unknown address, 24 grids")]
    public FoundArea? FindUnknown() => demonstration.Find(Unknown);

    [Benchmark(Description = "grid: point, 10,000 grids")]
    public FoundArea? FindPointInCity() => city.Find(Point);

    [Benchmark(Description = "grid: address, 10,000 grids")]
    public FoundArea? FindAddressInCity() => city.Find(AddressInCity);

    private static GridMap ReadCity(DialogSet dialogs)
    {
        var folder = Directory.CreateTempSubdirectory("gridbot-city-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "grids"));
            var csv = new StringBuilder("district,district-name,bureau,subdistrict,subdistrict-name,community,community-name,grid,grid-name,names\n");
            var features = new List<string>();
            for (var row = 0; row < Side; row++)
            {
                for (var column = 0; column < Side; column++)
                {
                    var (community, subdistrict) = (row / 2 * Side + column / 2, row / 10 * Side + column / 10);
                    csv.Append(CultureInfo.InvariantCulture, $"d{row / 50},{row / 50}号区,,s{subdistrict},{subdistrict}号街道,c{community},{community}号社区,g{row}-{column},{row}-{column}网格,第{row}路{column * 10 + 1}-{column * 10 + 10};院{row}之{column}小区\n");
                    features.Add($$$"""{"type":"Feature","properties":{"grid":"g{{{row}}}-{{{column}}}"},"geometry":{"type":"Polygon","coordinates":[{{{Ring(121.5 + column * Width, 38.8 + row * Width)}}}]}}""");
                }
            }

            File.WriteAllText(Path.Combine(folder.FullName, "grids", "grids.csv"), csv.ToString());
            File.WriteAllText(Path.Combine(folder.FullName, "grids", "grids.geojson"), $$"""{"type":"FeatureCollection","coordinate-system":"GCJ-02","features":[{{string.Join(",\n", features)}}]}""");
            var faults = new List<DialogFault>();
            var words = new AddressWords { Units = ["号楼", "号", "单元"], HouseUnits = ["号楼", "号"] };
            return GridFolder.Read(folder.FullName, dialogs.Bureaus, words, dialogs.Numerals, faults) ?? throw new DialogException(faults);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Ring(double x, double y)
    {
        var corners = new List<(double X, double Y)>();
        for (var corner = 0; corner < CornersASide; corner++)
        {
            corners.Add((x + (Width * corner / CornersASide), y));
        }

        for (var corner = 0; corner < CornersASide; corner++)
        {
            corners.Add((x + Width, y + (Width * corner / CornersASide)));
        }

        for (var corner = 0; corner < CornersASide; corner++)
        {
            corners.Add((x + Width - (Width * corner / CornersASide), y + Width));
        }

        for (var corner = 0; corner < CornersASide; corner++)
        {
            corners.Add((x, y + Width - (Width * corner / CornersASide)));
        }

        corners.Add(corners[0]);
        return "[" + string.Join(',', corners.Select(corner => string.Create(CultureInfo.InvariantCulture, $"[{corner.X:0.000000},{corner.Y:0.000000}]"))) + "]";
    }
}
