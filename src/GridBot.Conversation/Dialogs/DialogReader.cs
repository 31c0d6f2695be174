// Reads the dialogs folder into a DialogSet, or tells all its faults at once.
using System.Security.Cryptography;
using System.Text;
using GridBot.Classification;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads dialogs.</summary>
public static class DialogReader
{
    private const int VersionLength = 12;

    /// <summary>Reads a folder of dialogs.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DialogException">The dialogs have faults; the exception carries all of them.</exception>
    public static DialogSet Read(string folder)
    {
        var (dialogs, faults) = Check(folder);
        return dialogs ?? throw new DialogException(faults);
    }

    /// <summary>Reads a folder and tells its faults; the set is null when there are any.</summary>
    public static (DialogSet? Dialogs, IReadOnlyList<DialogFault> Faults) Check(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return (null, [new DialogFault(folder, 1, "the dialogs folder is missing", "Set GridBot:DialogsPath to the folder that holds catalogue.yaml.")]);
        }

        var faults = new List<DialogFault>();
        var (bureaus, office) = CatalogueFile.ReadBureaus(folder, faults);
        var (matters, menu) = CatalogueFile.Read(folder, bureaus, faults);
        var flows = ReadFlows(folder, matters, faults);
        var wording = WordingFile.Read(folder, faults);
        var commands = CommandsFile.Read(folder, faults);
        var urgency = UrgencyFile.Read(folder, faults);
        var numerals = new NumeralReader(UnderstandingFiles.ReadNumbers(folder, faults));
        var times = UnderstandingFiles.ReadTime(folder, faults);
        var places = UnderstandingFiles.ReadPlace(folder, faults);
        var yesNo = UnderstandingFiles.ReadYesNo(folder, faults);
        var clauses = UnderstandingFiles.ReadClauses(folder, faults);
        var drafts = DraftsFile.Read(folder, faults);
        var refusal = RefusalFile.Read(folder, faults);
        var mask = MaskingFile.Read(folder, faults);
        if (faults.Count > 0)
        {
            return (null, [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
        }

        return (new DialogSet
        {
            Version = Version(folder),
            Matters = matters,
            Menu = [.. menu.Where(matter => matter.Taken)],
            Bureaus = bureaus,
            Office = office!,
            Flows = flows.ToDictionary(flow => flow.Matter.No),
            Wording = wording,
            Commands = commands,
            UrgencyRules = urgency,
            Numerals = numerals,
            Times = new TimeReader(times, numerals),
            Places = new PlaceReader(places, numerals),
            YesNo = new YesNoReader(yesNo),
            Clauses = new ClauseReader(clauses),
            Drafts = drafts,
            Classifier = new Classifier([.. flows.Select(flow => new MatterTerms(flow.Matter.No, flow.Terms))]),
            Refusal = refusal!,
            Mask = mask!,
        }, []);
    }

    private static List<Flow> ReadFlows(string folder, IReadOnlyList<Matter> matters, List<DialogFault> faults)
    {
        var flows = new List<Flow>();
        var mattersFolder = Path.Combine(folder, "matters");
        var files = Directory.Exists(mattersFolder) ? Directory.GetFiles(mattersFolder, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var path in files)
        {
            var file = $"matters/{Path.GetFileName(path)}";
            if (FlowFile.Read(folder, file, matters, faults) is not { } flow)
            {
                continue;
            }

            if (flows.Any(other => other.Matter.No == flow.Matter.No))
            {
                faults.Add(new DialogFault(file, 1, $"matter {flow.Matter.No} has another flow, too", "Keep one file a matter."));
            }

            flows.Add(flow);
        }

        foreach (var matter in matters.Where(matter => matter.Taken && flows.All(flow => flow.Matter.No != matter.No)))
        {
            faults.Add(new DialogFault("catalogue.yaml", 1, $"matter {matter.No} is taken but has no flow", $"Add matters/{matter.No:00}-….yaml."));
        }

        return flows;
    }

    private static string Version(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }
}
