// A folder of dialogs with grids of a test's own; everything else is the real one.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Grids;

namespace GridBot.Conversation.Tests.Grids;

/// <summary>A copy of the real dialogs in a folder of its own, removed at the end.</summary>
internal sealed class GridFolderBuilder : IDisposable
{
    public const string Header = "district,district-name,bureau,subdistrict,subdistrict-name,community,community-name,grid,grid-name,names\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dialogs-grids-");

    /// <param name="gridsOnly">Whether only the folder of grids is needed.</param>
    public GridFolderBuilder(bool gridsOnly = false)
    {
        if (gridsOnly)
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "grids"));
            return;
        }

        foreach (var path in Directory.GetFiles(RealDialogs.Folder, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(RealDialogs.Folder, path));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    public string Path => folder.FullName;

    /// <summary>Replaces the grids; without polygons unless some are given.</summary>
    public GridFolderBuilder Grids(string csv, string? geojson = null)
    {
        Directory.Delete(System.IO.Path.Combine(Path, "grids"), recursive: true);
        Write("grids/grids.csv", csv);
        return geojson is null ? this : Write("grids/grids.geojson", geojson);
    }

    public GridFolderBuilder Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Changes a text of a file, everywhere in it.</summary>
    public GridFolderBuilder Change(string file, string from, string to)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Path, file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Faults of the grids alone, in the order of files and lines.</summary>
    public IReadOnlyList<DialogFault> Faults()
    {
        var faults = new List<DialogFault>();
        GridFolder.Read(Path, RealDialogs.Set.Bureaus, new AddressWords(), RealDialogs.Set.Numerals, faults);
        return [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
    }

    public DialogSet Read() => DialogReader.Read(Path);

    /// <summary>A row in a made-up district, subdistrict and community.</summary>
    public static string Row(string grid, string names = "", string community = "c1", string district = "d1", string bureau = "shifandong")
        => $"{district},{district}区,{bureau},{district}-s,{district}街道,{community},{community}社区,{grid},{grid}网格,{names}\n";

    /// <summary>A feature that covers a square of a tenth of a degree whose corner is given in tenths.</summary>
    public static string Square(string grid, int x, int y) => Feature(grid, Ring(x / 10.0, y / 10.0, 0.1));

    public static string Ring(double x, double y, double size)
        => FormattableString.Invariant($"[[[{x},{y}],[{x + size},{y}],[{x + size},{y + size}],[{x},{y + size}],[{x},{y}]]]");

    public static string Feature(string grid, string coordinates)
        => $$$"""{"type":"Feature","properties":{"grid":"{{{grid}}}"},"geometry":{"type":"Polygon","coordinates":{{{coordinates}}}}}""";

    public static string Collection(string? system, params string[] features)
        => $"{{\"type\":\"FeatureCollection\",{(system is null ? "" : $"\"coordinate-system\":\"{system}\",")}\"features\":[\n{string.Join(",\n", features)}\n]}}";

    public void Dispose() => folder.Delete(recursive: true);
}
