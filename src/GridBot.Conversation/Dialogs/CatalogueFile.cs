// Reads catalogue.yaml and bureaus.yaml: the 24 matters and who answers for them.
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the catalogue.</summary>
internal static class CatalogueFile
{
    /// <summary>Numbers of the published list; stable identifiers.</summary>
    private const int FirstNumber = 1;
    private const int LastNumber = 24;

    /// <summary>Longest hint, in characters, that fits beside a name on a phone.</summary>
    private const int MaximumHint = 16;

    /// <summary>Characters of a user id at most (source: the platform's page on users).</summary>
    private const int MaximumUserId = 64;

    /// <summary>Longest name of an officer, in characters: it stands on a card's button.</summary>
    private const int MaximumOfficer = 12;

    /// <summary>Matters that are never taken (scope). Not configurable: a file that says otherwise is refused.</summary>
    private static readonly int[] NeverTaken = [12, 14, 16, 18, 19];

    /// <summary>The bureaus by id, and the city's office, whose people complete what the conversation could not.</summary>
    public static (IReadOnlyDictionary<string, Bureau> Bureaus, Bureau? Office) ReadBureaus(string folder, List<DialogFault> faults)
    {
        var bureaus = new Dictionary<string, Bureau>(StringComparer.Ordinal);
        var root = DialogFile.Open(folder, "bureaus.yaml", faults);
        foreach (var (id, node) in root?.Need("bureaus", "List the bureaus: 'id: { name, group }'.")?.Entries() ?? [])
        {
            var name = node.Need("name", "Write the bureau's name.")?.Text() ?? "";
            var group = node.Need("group", "Write the group id its notices go to.")?.Text() ?? "";
            var isDistrict = node.Find("district")?.Flag() ?? false;
            var officers = ReadOfficers(node.Find("officers"));
            var members = ReadOfficers(node.Find("members"));
            var second = node.Find("second-group")?.Text() ?? "";
            node.RefuseOtherKeys();
            if (group.Length == 0 && node.Find("group") is not null)
            {
                node.Fault($"the bureau '{id}' has no group", "Write the group id its notices go to: a report must reach somebody.");
            }

            bureaus[id] = new Bureau(id, name, group, isDistrict) { Officers = officers, Members = members, SecondGroup = second };
        }

        var officeNode = root?.Need("office", "Name the bureau whose people complete what the conversation could not: 'office: id'.");
        var office = officeNode is null ? null : bureaus.GetValueOrDefault(officeNode.Text());
        if (office is null)
        {
            officeNode?.Fault($"the office '{officeNode.Text()}' is none of the bureaus", "Write the id of one of them.");
        }

        root?.RefuseOtherKeys();
        return (bureaus, office);
    }

    private static List<Officer> ReadOfficers(DialogNode? node)
    {
        var officers = new List<Officer>();
        foreach (var (user, name) in node?.Entries() ?? [])
        {
            if (user.Length is 0 or > MaximumUserId || name.Text().Length is 0 or > MaximumOfficer)
            {
                name.Fault($"'{user}: {name.Text()}' names no officer", $"Write 'user id: name', the name of at most {MaximumOfficer} characters, as people are to read it.");
            }

            officers.Add(new Officer(user, name.Text()));
        }

        return officers;
    }

    /// <summary>The 24 matters in the order of their numbers, and in the order of the menu.</summary>
    public static (IReadOnlyList<Matter> ByNumber, IReadOnlyList<Matter> ByMenu) Read(string folder, IReadOnlyDictionary<string, Bureau> bureaus, List<DialogFault> faults)
    {
        var matters = new List<Matter>();
        var root = DialogFile.Open(folder, "catalogue.yaml", faults);
        var list = root?.Need("matters", "List the 24 matters.");
        foreach (var node in list?.Items() ?? [])
        {
            var matter = ReadMatter(node, bureaus);
            if (matter.No is < FirstNumber or > LastNumber || matters.Any(other => other.No == matter.No))
            {
                node.Fault($"{matter.No} is no number of the list, or stands here twice", $"Each number {FirstNumber} to {LastNumber} stands once.");
            }

            matters.Add(matter);
        }

        foreach (var missing in Enumerable.Range(FirstNumber, LastNumber).Except(matters.Select(matter => matter.No)))
        {
            list?.Fault($"matter {missing} is missing", "All 24 matters stand in the catalogue, also those not taken.");
        }

        var headings = root?.Need("menu", "List the headings of the menu, in the order they are shown.")?.Texts() ?? [];
        foreach (var lost in matters.Where(matter => matter.Taken && !headings.Contains(matter.MenuGroup)))
        {
            list?.Fault($"matter {lost.No} stands under '{lost.MenuGroup}', which is no heading of the menu", "Add it to 'menu' at the top of the file, or mend it.");
        }

        root?.RefuseOtherKeys();
        List<Matter> byNumber = [.. matters.OrderBy(matter => matter.No)];
        return (byNumber, [.. headings.SelectMany(heading => byNumber.Where(matter => matter.MenuGroup == heading))]);
    }

    private static Matter ReadMatter(DialogNode node, IReadOnlyDictionary<string, Bureau> bureaus)
    {
        var no = node.Need("no", "Write its number.")?.Integer() ?? 0;
        var taken = node.Need("taken", "Write true or false.")?.Flag() ?? false;
        if (taken && NeverTaken.Contains(no))
        {
            node.Fault($"matter {no} is not taken by this service", "Write 'taken: false'; the scope is not configurable.");
        }

        var hint = node.Find("hint")?.Text() ?? "";
        if (hint.Length > MaximumHint)
        {
            node.Fault($"the hint has {hint.Length} characters", $"Keep it to {MaximumHint}, so that it fits a phone.");
        }

        var named = new List<Bureau>();
        foreach (var item in node.Need("bureaus", "Name the responsible bureaus.")?.Items() ?? [])
        {
            if (bureaus.TryGetValue(item.Text(), out var bureau))
            {
                named.Add(bureau);
            }
            else
            {
                item.Fault($"'{item.Text()}' is no bureau of bureaus.yaml", "Add it there, or mend the id.");
            }
        }

        var name = node.Need("name", "Write the official name.")?.Text() ?? "";
        var matter = new Matter(
            no,
            name,
            node.Find("plain")?.Text() ?? name,
            hint,
            taken ? node.Need("menu", "Write the menu heading it stands under.")?.Text() ?? "" : node.Find("menu")?.Text() ?? "",
            named,
            taken && !NeverTaken.Contains(no),
            node.Need("residents", "Write true or false.")?.Flag() ?? false)
        {
            Line = node.Line,
        };
        if (matter.Taken && named.Count == 0)
        {
            node.Fault($"matter {no} has no bureau", "Name at least one: a report must reach somebody.");
        }

        node.RefuseOtherKeys();
        return matter;
    }
}
