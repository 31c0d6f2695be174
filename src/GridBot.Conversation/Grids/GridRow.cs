// A row of grids.csv, read and checked by itself.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Grids;

/// <summary>A grid with the areas it lies in and the names it claims.</summary>
internal sealed record GridRow(int Line, IReadOnlyList<(string Id, string Name)> Areas, string Bureau, IReadOnlyList<AreaName> Names)
{
    public const string File = "grids/grids.csv";

    /// <summary>Fewest characters of a name: a single one stands in too many other words.</summary>
    private const int ShortestName = 2;

    /// <summary>Longest id that the report's table holds.</summary>
    private const int LongestId = 64;

    private const string BureauColumn = "bureau";
    private const string NamesColumn = "names";

    /// <summary>Columns of the areas, from the widest level; the name's column is behind the id's.</summary>
    private static readonly string[] AreaColumns = ["district", "district-name", "subdistrict", "subdistrict-name", "community", "community-name", "grid", "grid-name"];

    public (string Id, string Name) District => Areas[(int)AreaLevel.District];

    public string Grid => Areas[(int)AreaLevel.Grid].Id;

    public static List<GridRow> ReadAll(string folder, IReadOnlyDictionary<string, Bureau> bureaus, List<DialogFault> faults)
        => [.. CsvTable.Read(Path.Combine(folder, File), File, AreaColumns, [BureauColumn, NamesColumn], faults).Select(row => Read(row, bureaus, faults))];

    private static GridRow Read(CsvRow row, IReadOnlyDictionary<string, Bureau> bureaus, List<DialogFault> faults)
    {
        foreach (var column in AreaColumns.Where(column => row[column].Length == 0))
        {
            faults.Add(new DialogFault(File, row.Line, $"the cell '{column}' is empty", "Write an id or a name; every grid has a community, a subdistrict and a district."));
        }

        foreach (var column in AreaColumns.Where(column => row[column].Length > LongestId))
        {
            faults.Add(new DialogFault(File, row.Line, $"the cell '{column}' has more than {LongestId} characters", "Shorten it."));
        }

        var bureau = row[BureauColumn];
        if (bureau.Length > 0 && !bureaus.ContainsKey(bureau))
        {
            faults.Add(new DialogFault(File, row.Line, $"'{bureau}' is no bureau of bureaus.yaml", "Add the district's bureau there, or mend the id."));
        }

        var areas = AreaColumns.Chunk(2).Select(pair => (row[pair[0]], row[pair[1]])).ToList();
        return new GridRow(row.Line, areas, bureau, [.. ReadNames(row, faults)]);
    }

    private static IEnumerable<AreaName> ReadNames(CsvRow row, List<DialogFault> faults)
    {
        foreach (var text in row[NamesColumn].Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = AreaName.Parse(text);
            if (name is null)
            {
                faults.Add(new DialogFault(File, row.Line, $"the house numbers of '{text}' run backwards or are too great", "Write the least number first, such as 1-99."));
            }
            else if (name.Name.Length < ShortestName)
            {
                faults.Add(new DialogFault(File, row.Line, $"the name '{text}' is shorter than {ShortestName} characters", "Write the whole name; several names are separated by semicolons."));
            }
            else
            {
                yield return name;
            }
        }
    }
}
