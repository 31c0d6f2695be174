// Reads unplaced.yaml: what is asked of a report without matter.
using GridBot.Conversation.Flows;
using GridBot.Reports;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the flow of reports that the city's office places. It has neither terms nor examples: no text is suggested for it.</summary>
internal static class UnplacedFile
{
    private const string FileName = "unplaced.yaml";

    /// <summary>The flow; null, with a fault, when the file cannot be used. Without an office, which is a fault of bureaus.yaml, nobody answers for it.</summary>
    public static Flow? Read(string folder, Bureau? office, List<DialogFault> faults)
    {
        if (DialogFile.Open(folder, FileName, faults) is not { } root)
        {
            return null;
        }

        var name = root.Need("name", "Write what stands in place of a matter's name.")?.Text() ?? "";
        var kindsNode = root.Need("kinds", "Write the kind such a report is of.");
        List<ReportKind> kinds = [.. kindsNode?.Entries().Select(entry => FlowFile.ReadKind(entry.Key, entry.Value)) ?? []];
        if (kindsNode is not null && kinds is not [{ Category: not KindCategory.Activity }])
        {
            kindsNode.Fault("exactly one kind is expected, and no activity", "Keep one kind: whoever is asked this far need not sort anything more.");
        }

        root.RefuseOtherKeys();
        var matter = new Matter(Report.Unplaced, name, name, "", "", office is null ? [] : [office], Taken: true, ForResidents: true);
        return new Flow(matter, [], kinds) { File = FileName };
    }
}
