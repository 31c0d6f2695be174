// Reads the *.examples files: how people say things, a line each, for the classifier to learn from.
using GridBot.Classification;
using GridBot.Classification.Learning;
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Dialogs;

/// <summary>
/// Reads <c>matters/NN-name.examples</c> (first messages of a matter, under a line <c>kind:</c> each) and <c>nothing.examples</c> (messages that tell
/// of no matter). Lines that begin with <c>#</c> are comments. See docs/dialogs.md.
/// </summary>
internal static class ExampleFiles
{
    private const string Extension = ".examples";
    private const string NothingFile = "nothing" + Extension;
    private const string MattersFolder = "matters";

    /// <summary>All examples, those of the flows among them, in a fixed order.</summary>
    /// <param name="folder">The dialogs folder.</param>
    /// <param name="flows">The flows.</param>
    /// <param name="faults">Where faults are added.</param>
    public static IReadOnlyList<FoundExample> Read(string folder, IReadOnlyList<Flow> flows, List<DialogFault> faults)
    {
        var known = new Dictionary<string, (string File, int Line, int Matter)>(StringComparer.Ordinal);
        var examples = new List<FoundExample>();
        foreach (var flow in flows)
        {
            foreach (var kind in flow.Kinds)
            {
                for (var at = 0; at < kind.Examples.Count; at++)
                {
                    known.TryAdd(NormalText.Of(kind.Examples[at]), (flow.File, kind.ExampleLines[at], flow.Matter.No));
                    examples.Add(new FoundExample(new Example(kind.Examples[at], flow.Matter.No), flow.File, kind.ExampleLines[at]));
                }
            }
        }

        foreach (var (file, flow) in Files(folder, flows, faults))
        {
            foreach (var (line, _, text) in ExampleLines.Read(folder, file, flow?.Kinds.Select(kind => kind.Id).ToList(), faults))
            {
                var matter = flow?.Matter.No ?? LearntWeights.Nothing;
                if (known.TryGetValue(NormalText.Of(text), out var other))
                {
                    faults.Add(new DialogFault(file, line, $"'{text}' stands in {other.File}:{other.Line} already", "Remove one of the two: the same text cannot teach anything twice."));
                }
                else
                {
                    known.Add(NormalText.Of(text), (file, line, matter));
                    examples.Add(new FoundExample(new Example(text, matter), file, line));
                }
            }
        }

        return examples;
    }

    /// <summary>The files with the flow each belongs to; none for the messages that tell of no matter.</summary>
    private static IEnumerable<(string File, Flow? Flow)> Files(string folder, IReadOnlyList<Flow> flows, List<DialogFault> faults)
    {
        string[] files = [.. Directory.GetFiles(folder, "*" + Extension, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];
        foreach (var file in files.Where(file => file is not (NothingFile or RefusalExamples.File)))
        {
            if (Path.GetDirectoryName(file) != MattersFolder)
            {
                faults.Add(new DialogFault(file, 1, "nothing is learnt from an examples file in this place", $"Move its lines into {MattersFolder}/NN-name{Extension} beside the flow they belong to, or into {NothingFile}."));
            }
            else if (flows.FirstOrDefault(flow => Path.ChangeExtension(flow.File, Extension) == file) is { } flow)
            {
                yield return (file, flow);
            }
            else if (!File.Exists(Path.Combine(folder, Path.ChangeExtension(file, ".yaml"))))
            {
                // A flow that is there and cannot be read has told its own fault.
                faults.Add(new DialogFault(file, 1, "there is no flow of this name", $"Name it like the flow it belongs to, such as {MattersFolder}/07-fire{Extension} beside {MattersFolder}/07-fire.yaml."));
            }
        }

        if (files.Contains(NothingFile))
        {
            yield return (NothingFile, null);
        }
    }
}
