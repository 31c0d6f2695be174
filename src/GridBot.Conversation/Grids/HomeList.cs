// Reads a list of user ids and the grids they look after.
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Grids;

/// <summary>A person's home area.</summary>
/// <param name="UserId">The platform's user id.</param>
/// <param name="Area">Id of a grid or community; empty takes the home area away.</param>
public sealed record HomeEntry(string UserId, string Area);

/// <summary>Reads the list. Faults tell lines, never user ids.</summary>
public static class HomeList
{
    private const string UserColumn = "user";
    private const string GridColumn = "grid";

    /// <summary>Longest user id of a platform.</summary>
    private const int LongestUser = 64;

    /// <summary>Reads a file with the columns user and grid.</summary>
    /// <param name="path">The file.</param>
    /// <param name="map">The grids there are.</param>
    /// <param name="faults">Where faults are added; the list is of use only when there are none.</param>
    public static IReadOnlyList<HomeEntry> Read(string path, GridMap map, List<DialogFault> faults)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(faults);
        var file = Path.GetFileName(path);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new List<HomeEntry>();
        foreach (var row in CsvTable.Read(path, file, [UserColumn, GridColumn], [], faults))
        {
            var (user, area) = (row[UserColumn], row[GridColumn]);
            if (user.Length is 0 or > LongestUser)
            {
                faults.Add(new DialogFault(file, row.Line, "the user id is empty or too long", $"Write the platform's user id, at most {LongestUser} characters."));
            }
            else if (!lines.TryAdd(user, row.Line))
            {
                faults.Add(new DialogFault(file, row.Line, $"the user stands in line {lines[user]}, too", "Keep one row a user."));
            }

            if (area.Length > 0 && map.Find(area) is not { Level: >= AreaLevel.Community })
            {
                faults.Add(new DialogFault(file, row.Line, $"'{area}' is no grid or community of grids.csv", "Mend the id, or leave the cell empty to take the home grid away."));
            }

            entries.Add(new HomeEntry(user, area));
        }

        return entries;
    }
}
