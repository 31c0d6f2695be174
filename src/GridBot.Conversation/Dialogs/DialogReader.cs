// Reads the dialogs folder into a DialogSet, or tells all its faults at once.
using System.Security.Cryptography;
using System.Text;
using GridBot.Classification;
using GridBot.Classification.Learning;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads dialogs.</summary>
public static class DialogReader
{
    private const int VersionLength = 12;

    /// <summary>Endings of the files that decide what is understood and said.</summary>
    private static readonly string[] Versioned = [".yaml", ".csv", ".geojson", ".examples"];

    /// <summary>Reads a folder of dialogs.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="models">Where trained models are kept; without it texts are placed by terms alone.</param>
    /// <exception cref="DialogException">The dialogs have faults; the exception carries all of them.</exception>
    public static DialogSet Read(string folder, ModelShelf? models = null)
    {
        var (dialogs, faults) = Check(folder, models);
        return dialogs ?? throw new DialogException(faults);
    }

    /// <summary>What the models of these dialogs are made of: that of the classifier, and that of the refusal's second witness.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DialogException">The dialogs have faults; the exception carries all of them.</exception>
    public static IReadOnlyList<TrainingMaterial> ReadMaterials(string folder)
    {
        var reading = ReadAll(folder);
        return reading.Dialogs is { } dialogs
            ? [MaterialOf(reading.Flows, dialogs.Places.Counters, reading.Examples), LineOf(reading.RefusalExamples, reading.Examples)]
            : throw new DialogException(reading.Faults);
    }

    /// <summary>Reads a folder and tells its faults; the set is null when there are any.</summary>
    public static (DialogSet? Dialogs, IReadOnlyList<DialogFault> Faults) Check(string folder, ModelShelf? models = null)
    {
        var reading = ReadAll(folder, models);
        return (reading.Dialogs, reading.Faults);
    }

    /// <summary>Reads all files, on all cores: most of the time goes into YAML. What can be read is there even when other files have faults.</summary>
    internal static DialogReading ReadAll(string folder, ModelShelf? models = null)
    {
        if (!Directory.Exists(folder))
        {
            return new DialogReading { Faults = [new DialogFault(folder, 1, "the dialogs folder is missing", "Set GridBot:DialogsPath to the folder that holds catalogue.yaml.")] };
        }

        var faults = new List<DialogFault>();
        var (bureaus, office) = CatalogueFile.ReadBureaus(folder, faults);
        var (matters, menu) = CatalogueFile.Read(folder, bureaus, faults);
        IReadOnlyList<Flow> flows = [];
        DialogSet? rest = null;
        List<DialogFault> flowFaults = [];
        List<DialogFault> restFaults = [];
        Parallel.Invoke(
            () => flows = ReadFlows(folder, matters, flowFaults),
            () => rest = ReadRest(folder, bureaus, restFaults) with { Matters = matters, Menu = [.. menu.Where(matter => matter.Taken)], Bureaus = bureaus, Seats = Cases.OfficerSeat.Of(bureaus), Office = office!, Unplaced = UnplacedFile.Read(folder, office, restFaults)! });
        var examples = ExampleFiles.Read(folder, flows, flowFaults);
        var line = RefusalExamples.Read(folder, flowFaults);
        List<DialogFault> all = [.. faults.Concat(flowFaults).Concat(restFaults).OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
        var version = all.Count > 0 ? "" : Version(folder);
        return new DialogReading
        {
            Faults = all,
            Flows = rest!.Unplaced is { } unplaced ? [.. flows, unplaced] : flows,
            Examples = examples,
            RefusalExamples = line,
            Refusal = rest.Refusal,
            Commands = rest.Commands,
            YesNo = rest.YesNo,
            Dialogs = all.Count > 0 ? null : rest with
            {
                Version = version,
                Flows = flows.ToDictionary(flow => flow.Matter.No),
                Refusal = rest.Refusal.With(ModelOf(LineOf(line, examples), models).Learnt),
                Classifier = new Classifier(ModelOf(MaterialOf(flows, rest.Places.Counters, examples), models)),
                Words = new WordIndex(WordLists([.. flows, rest.Unplaced], rest.UrgencyRules)),
            },
        };
    }

    private static Model ModelOf(TrainingMaterial material, ModelShelf? models) => models?.Open(material) ?? Model.OfTerms(material);

    /// <summary>What the refusal's second witness is made of: the examples on both sides, and all ordinary ones on the side of what is taken.</summary>
    private static TrainingMaterial LineOf(IReadOnlyList<FoundExample> line, IReadOnlyList<FoundExample> examples) => new()
    {
        Terms = [],
        Examples = line.Count == 0 ? [] : [.. line.Select(found => found.Example), .. examples.Select(found => new Example(found.Example.Text, LearntWeights.Nothing))],
    };

    private static TrainingMaterial MaterialOf(IReadOnlyList<Flow> flows, IReadOnlyList<string> counters, IReadOnlyList<FoundExample> examples) => new()
    {
        Terms = [.. flows.Where(flow => flow.Matter.No != Report.Unplaced).Select(flow => new MatterTerms(flow.Matter.No, flow.Terms))],
        Counters = counters,
        Examples = [.. examples.Select(found => found.Example)],
    };

    /// <summary>Everything but the catalogue and the flows; unusable when faults were added.</summary>
    private static DialogSet ReadRest(string folder, IReadOnlyDictionary<string, Bureau> bureaus, List<DialogFault> faults)
    {
        var (numbers, times) = (UnderstandingFiles.ReadNumbers(folder, faults), UnderstandingFiles.ReadTime(folder, faults));
        var (places, yesNo) = (UnderstandingFiles.ReadPlace(folder, faults), UnderstandingFiles.ReadYesNo(folder, faults));
        var understood = faults.Count == 0;
        var numerals = understood ? new NumeralReader(numbers) : null;
        var commands = CommandsFile.Read(folder, faults);
        var placeReader = understood ? new PlaceReader(places, numerals!) : null;
        return new DialogSet
        {
            Version = "",
            Matters = [],
            Menu = [],
            Bureaus = new Dictionary<string, Bureau>(StringComparer.Ordinal),
            Flows = new Dictionary<int, Flow>(),
            Classifier = null!,
            Wording = WordingFile.Read(folder, faults),
            Commands = commands,
            AccountMenu = AccountMenuFile.Read(folder, commands, faults),
            UrgencyRules = UrgencyFile.Read(folder, faults),
            Numerals = numerals!,
            Times = understood ? new TimeReader(times, numerals!) : null!,
            Places = placeReader!,
            PlaceKeys = understood ? new Cases.PlaceKeyReader(places, numerals!, placeReader!) : null!,
            AfterFiling = AfterFilingFile.Read(folder, faults),
            YesNo = understood ? new YesNoReader(yesNo) : null!,
            Clauses = new ClauseReader(UnderstandingFiles.ReadClauses(folder, faults)),
            Drafts = DraftsFile.Read(folder, faults),
            Calendar = CalendarFile.Read(folder, faults)!,
            Cases = CasesFile.Read(folder, faults),
            Office = null!,
            Unplaced = null!,
            Corrections = new CorrectionReader(CorrectionsFile.Read(folder, faults)),
            Refusal = RefusalFile.Read(folder, faults)!,
            Mask = MaskingFile.Read(folder, faults)!,
            Grids = GridFolder.Read(folder, bureaus, AddressWords.Of(places), numerals, faults),
        };
    }

    /// <summary>Every list of words that a message is searched for.</summary>
    private static IEnumerable<IReadOnlyList<string>> WordLists(IReadOnlyList<Flow> flows, IReadOnlyList<UrgencyRule> urgency)
    {
        var kinds = flows.SelectMany(flow => flow.Kinds).ToList();
        var slots = kinds.SelectMany(kind => kind.Slots).ToList();
        return
        [
            .. kinds.Select(kind => kind.Words),
            .. slots.Select(slot => slot.Words),
            .. slots.SelectMany(slot => slot.Options).Select(option => option.Names),
            .. urgency.SelectMany(rule => new[] { rule.Words, rule.Unless }),
        ];
    }

    private static List<Flow> ReadFlows(string folder, IReadOnlyList<Matter> matters, List<DialogFault> faults)
    {
        var mattersFolder = Path.Combine(folder, "matters");
        string[] files = Directory.Exists(mattersFolder) ? [.. Directory.GetFiles(mattersFolder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        var read = new (Flow? Flow, List<DialogFault> Faults)[files.Length];
        Parallel.For(0, files.Length, at =>
        {
            var own = new List<DialogFault>();
            read[at] = (FlowFile.Read(folder, $"matters/{Path.GetFileName(files[at])}", matters, own), own);
        });
        var flows = new List<Flow>();
        foreach (var (flow, own) in read)
        {
            faults.AddRange(own);
            if (flow is null)
            {
                continue;
            }

            if (flows.Any(other => other.Matter.No == flow.Matter.No))
            {
                faults.Add(new DialogFault(flow.File, 1, $"matter {flow.Matter.No} has another flow, too", "Keep one file a matter."));
            }

            flows.Add(flow);
        }

        foreach (var matter in matters.Where(matter => matter.Taken && flows.All(flow => flow.Matter.No != matter.No)))
        {
            faults.Add(new DialogFault("catalogue.yaml", matter.Line, $"matter {matter.No} is taken but has no flow", $"Add matters/{matter.No:00}-….yaml."));
        }

        return flows;
    }

    private static string Version(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => Versioned.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }
}
