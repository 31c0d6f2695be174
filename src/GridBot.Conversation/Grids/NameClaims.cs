// Gathers which grids claim which names, and tells names that two grids claim without saying so.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Grids;

/// <summary>The claims on names.</summary>
internal static class NameClaims
{
    /// <summary>Names in normal form with their claims: areas by their own names, grids by the names of their row.</summary>
    public static Dictionary<string, NameIndex.Claim[]> Gather(AreaTree tree, List<DialogFault> faults)
    {
        var claims = new Dictionary<string, List<NameIndex.Claim>>(StringComparer.Ordinal);
        var own = new Dictionary<string, List<Area>>(StringComparer.Ordinal);
        foreach (var area in tree.Areas)
        {
            var name = NormalText.Of(area.FullName);
            Of(own, name).Add(area);
            Of(claims, name).Add(new NameIndex.Claim(new AreaName(name, null, null, NumberSide.Both, IsShared: true), area.First, area.Last));
        }

        for (var grid = 0; grid < tree.Rows.Count; grid++)
        {
            foreach (var name in tree.Rows[grid].Names)
            {
                var key = NormalText.Of(name.Name);
                Check(tree, grid, name, key, own, claims, faults);
                Of(claims, key).Add(new NameIndex.Claim(name, grid, grid));
            }
        }

        return claims.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void Check(AreaTree tree, int grid, AreaName name, string key, Dictionary<string, List<Area>> own, Dictionary<string, List<NameIndex.Claim>> claims, List<DialogFault> faults)
    {
        var row = tree.Rows[grid];
        if (own.TryGetValue(key, out var areas) && !areas.Exists(area => grid >= area.First && grid <= area.Last))
        {
            faults.Add(new DialogFault(GridRow.File, row.Line, $"'{name.Name}' is the name of {areas[0]}, which this grid does not lie in", "Remove it here: areas are found by their own names."));
        }

        var rival = claims.GetValueOrDefault(key)?.Find(claim => claim.First == claim.Last && claim.First != grid && !(claim.Name.IsShared && name.IsShared)
            && (claim.Name.Meets(name) || (!claim.Name.HasRange && !name.HasRange && !IsOwn(claim))));
        if (rival is not null)
        {
            faults.Add(new DialogFault(
                GridRow.File, row.Line, $"'{name.Name}' is claimed by the grid in line {tree.Rows[rival.First].Line}, too",
                $"Part it by house numbers, or write {AreaName.SharedMark} behind the name in both rows: the home grid then decides."));
        }

        bool IsOwn(NameIndex.Claim claim) => own.TryGetValue(key, out var named) && named.Exists(area => area.First == claim.First && area.Last == claim.Last && claim.Name.Name == key);
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
