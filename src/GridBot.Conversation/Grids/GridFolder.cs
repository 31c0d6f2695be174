// Reads the folder grids/ of the dialogs into the map of grids.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Grids;

/// <summary>Reads grids.csv and, when it is there, grids.geojson.</summary>
public static class GridFolder
{
    /// <summary>The map; null when there is no such folder, which switches grids off, or when there are faults. Without numerals only the faults are looked for.</summary>
    public static GridMap? Read(string folder, IReadOnlyDictionary<string, Bureau> bureaus, AddressWords words, NumeralReader? numerals, List<DialogFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (!Directory.Exists(Path.Combine(folder, "grids")))
        {
            return null;
        }

        var path = Path.Combine(folder, GridRow.File);
        if (!File.Exists(path))
        {
            faults.Add(new DialogFault(GridRow.File, 1, "the file is missing", "Write the grids there, or remove the folder grids/ to do without; see docs/another-city.md."));
            return null;
        }

        var before = faults.Count;
        var rows = GridRow.ReadAll(folder, bureaus, faults);
        var tree = AreaTree.Build(rows, faults);
        var claims = NameClaims.Gather(tree, faults);
        var grids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var grid = 0; grid < tree.Rows.Count; grid++)
        {
            grids.TryAdd(tree.Rows[grid].Grid, grid);
        }

        var polygons = PolygonFile.Read(folder, grids, faults);
        return faults.Count > before || numerals is null ? null : new GridMap(tree.Areas, new NameIndex(claims, words, numerals), new PolygonIndex(polygons));
    }
}
