// Reads grids.geojson: the polygons of the grids.
using System.Text.Json;
using GridBot.Conversation.Dialogs;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Valid;

namespace GridBot.Conversation.Grids;

/// <summary>Reads the polygons. Feature by feature, so that every fault has its line.</summary>
internal sealed class PolygonFile
{
    public const string File = "grids/grids.geojson";

    /// <summary>The one coordinate system that is read: the one in which the platforms send locations.</summary>
    private const string CoordinateSystem = "GCJ-02";

    private const string SystemMember = "coordinate-system";
    private const string GridMember = "grid";
    private const string Conversion = "Convert the polygons to GCJ-02 and say so: \"coordinate-system\": \"GCJ-02\" beside \"features\"; see docs/another-city.md.";

    /// <summary>The country, to tell swapped and projected coordinates.</summary>
    private static readonly Envelope Country = new(72, 138, 0, 56);

    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() }, AllowDuplicateProperties = false };

    private readonly List<DialogFault> faults;
    private readonly IReadOnlyDictionary<string, int> grids;
    private readonly byte[] bytes;
    private readonly Dictionary<int, (Geometry Polygon, int Line)> polygons = [];
    private long counted;
    private int line = 1;

    private PolygonFile(byte[] bytes, IReadOnlyDictionary<string, int> grids, List<DialogFault> faults)
    {
        this.bytes = bytes;
        this.grids = grids;
        this.faults = faults;
    }

    /// <summary>Polygons by the position of their grid; empty when there is no file.</summary>
    public static IReadOnlyDictionary<int, Geometry> Read(string folder, IReadOnlyDictionary<string, int> grids, List<DialogFault> faults)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
        {
            return new Dictionary<int, Geometry>();
        }

        var file = new PolygonFile(System.IO.File.ReadAllBytes(path), grids, faults);
        file.ReadRoot();
        PolygonOverlap.Check(file.polygons, faults);
        return file.polygons.ToDictionary(entry => entry.Key, entry => entry.Value.Polygon);
    }

    private void ReadRoot()
    {
        string? system = null;
        var hasFeatures = false;
        var reader = new Utf8JsonReader(bytes.AsSpan()[(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)..]);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                Fault("the file holds no object", "Write a GeoJSON FeatureCollection.");
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = reader.GetString();
                reader.Read();
                if (member == "features" && reader.TokenType == JsonTokenType.StartArray)
                {
                    hasFeatures = true;
                    ReadFeatures(ref reader);
                }
                else if (member == SystemMember && reader.TokenType == JsonTokenType.String)
                {
                    system = reader.GetString();
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (JsonException exception)
        {
            faults.Add(new DialogFault(File, (int)(exception.LineNumber ?? 0) + 1, "this is not valid JSON", "Check commas, brackets and quotes on this line and the one above."));
            return;
        }

        line = 1;
        if (!hasFeatures)
        {
            Fault("the file holds no 'features'", "Write a GeoJSON FeatureCollection.");
        }

        if (system != CoordinateSystem)
        {
            Fault(system is null ? "the file does not say which coordinate system it uses" : $"the coordinate system '{system}' is not read", Conversion);
        }
    }

    private void ReadFeatures(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            for (; counted < reader.TokenStartIndex; counted++)
            {
                line += bytes[counted] == (byte)'\n' ? 1 : 0;
            }

            try
            {
                ReadFeature(JsonSerializer.Deserialize<IFeature>(ref reader, Options));
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException or JsonException)
            {
                // Where this is no JSON at all, skipping says so.
                reader.Skip();
                Fault("the feature cannot be read: a ring is not closed or has too few points, or something is no GeoJSON", "Close every ring with its first point; it has at least four.");
            }
        }
    }

    private void ReadFeature(IFeature? feature)
    {
        var id = feature?.Attributes?.GetOptionalValue(GridMember)?.ToString() ?? "";
        if (!grids.TryGetValue(id, out var grid))
        {
            Fault(id.Length == 0 ? "the feature does not say which grid it is" : $"'{id}' is no grid of grids.csv", $"Write the grid's id as the property '{GridMember}'.");
        }
        else if (feature!.Geometry is not (Polygon or MultiPolygon) || feature.Geometry.IsEmpty)
        {
            Fault($"the grid '{id}' has no Polygon or MultiPolygon", "Write the grid's border as a polygon.");
        }
        else if (!Country.Contains(feature.Geometry.EnvelopeInternal))
        {
            Fault($"the polygon of '{id}' lies outside the country", "Write longitude before latitude, both in degrees.");
        }
        else if (new IsValidOp(feature.Geometry).ValidationError is { } error)
        {
            Fault(FormattableString.Invariant($"the ring of '{id}' is broken near {error.Coordinate.X:0.######},{error.Coordinate.Y:0.######}: {error.Message}"), "Draw the border so that it neither crosses nor touches itself.");
        }
        else if (!polygons.TryAdd(grid, (feature.Geometry, line)))
        {
            Fault($"the grid '{id}' has a polygon in line {polygons[grid].Line}, too", "Put the parts of a grid into one MultiPolygon.");
        }
    }

    private void Fault(string what, string remedy) => faults.Add(new DialogFault(File, line, what, remedy));
}
