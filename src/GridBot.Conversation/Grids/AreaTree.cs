// Builds the tree of areas from the rows of grids.csv and tells where they contradict each other.
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Grids;

/// <summary>The tree: grids of one area stand together, so that an area is a stretch of grids.</summary>
internal sealed class AreaTree
{
    private readonly List<Area> areas = [];
    private readonly List<GridRow> rows = [];

    /// <summary>All areas, each before those that lie in it.</summary>
    public IReadOnlyList<Area> Areas => areas;

    /// <summary>The rows in the order of the grids.</summary>
    public IReadOnlyList<GridRow> Rows => rows;

    /// <summary>Builds the tree; it is of use only when no fault was added.</summary>
    public static AreaTree Build(List<GridRow> rows, List<DialogFault> faults)
    {
        CheckIds(rows, faults);
        var tree = new AreaTree();
        tree.Add(rows, AreaLevel.District, null);
        return tree;
    }

    private void Add(IEnumerable<GridRow> group, AreaLevel level, Area? parent)
    {
        foreach (var members in group.GroupBy(row => row.Areas[(int)level].Id, StringComparer.Ordinal))
        {
            var list = members.ToList();
            var first = rows.Count;
            var (id, name) = list[0].Areas[(int)level];
            var area = new Area { Id = id, Name = name, Level = level, Parent = parent, First = first, Last = first + list.Count - 1, Bureau = level == AreaLevel.District ? list[0].Bureau : "" };
            areas.Add(area);
            if (level == AreaLevel.Grid)
            {
                rows.AddRange(list);
            }
            else
            {
                Add(list, level + 1, area);
            }
        }
    }

    /// <summary>An id means one area: always the same level, name and parent; a grid's stands once.</summary>
    private static void CheckIds(List<GridRow> rows, List<DialogFault> faults)
    {
        var known = new Dictionary<string, (AreaLevel Level, string Name, string Parent, int Line)>(StringComparer.Ordinal);
        var bureaus = new Dictionary<string, (string Bureau, int Line)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            for (var level = AreaLevel.District; level <= AreaLevel.Grid; level++)
            {
                var (id, name) = row.Areas[(int)level];
                var parent = level == AreaLevel.District ? "" : row.Areas[(int)level - 1].Id;
                if (!known.TryGetValue(id, out var before))
                {
                    known[id] = (level, name, parent, row.Line);
                }
                else if (id.Length > 0 && (level == AreaLevel.Grid || before.Level != level))
                {
                    faults.Add(new DialogFault(GridRow.File, row.Line, $"the id '{id}' stands in line {before.Line}, too", "Give each district, subdistrict, community and grid an id of its own."));
                }
                else if (id.Length > 0 && (before.Name != name || before.Parent != parent))
                {
                    faults.Add(new DialogFault(GridRow.File, row.Line, $"'{id}' has another name or lies elsewhere in line {before.Line}", "Write the same name and the same wider area in every row."));
                }
            }

            if (bureaus.TryGetValue(row.District.Id, out var told) && told.Bureau != row.Bureau)
            {
                faults.Add(new DialogFault(GridRow.File, row.Line, $"the district '{row.District.Id}' has another bureau in line {told.Line}", "Write the same bureau in every row of a district."));
            }

            bureaus.TryAdd(row.District.Id, (row.Bureau, row.Line));
        }
    }
}
