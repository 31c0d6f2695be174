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

    /// <summary>Longest example, in characters: a long letter.</summary>
    private const int LongestExample = 1_000;

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
            foreach (var (line, text) in Lines(folder, file, flow, faults))
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
        var matters = Path.Combine(folder, MattersFolder);
        string[] paths = Directory.Exists(matters) ? [.. Directory.GetFiles(matters, "*" + Extension).Order(StringComparer.Ordinal)] : [];
        foreach (var path in paths)
        {
            var file = $"{MattersFolder}/{Path.GetFileName(path)}";
            if (flows.FirstOrDefault(flow => Path.ChangeExtension(flow.File, Extension) == file) is { } flow)
            {
                yield return (file, flow);
            }
            else
            {
                faults.Add(new DialogFault(file, 1, "there is no flow of this name", $"Name it like the flow it belongs to, such as matters/07-fire{Extension} beside matters/07-fire.yaml."));
            }
        }

        if (File.Exists(Path.Combine(folder, NothingFile)))
        {
            yield return (NothingFile, null);
        }
    }

    private static IEnumerable<(int Line, string Text)> Lines(string folder, string file, Flow? flow, List<DialogFault> faults)
    {
        var number = 0;
        var isUnderKind = flow is null;
        foreach (var raw in File.ReadLines(Path.Combine(folder, file)))
        {
            number++;
            var text = raw.Trim();
            if (text.Length == 0 || text.StartsWith('#'))
            {
                continue;
            }

            if (flow is not null && IsKind(text))
            {
                isUnderKind = true;
                if (flow.Kinds.All(kind => kind.Id != text[..^1]))
                {
                    faults.Add(new DialogFault(file, number, $"there is no kind '{text[..^1]}'", $"Write one of {string.Join(", ", flow.Kinds.Select(kind => kind.Id))}, and a colon."));
                }
            }
            else if (!isUnderKind)
            {
                faults.Add(new DialogFault(file, number, "an example stands before any kind", "Write the kind and a colon on a line of its own before it, such as 'hazard:'."));
                isUnderKind = true;
            }
            else if (text.Length > LongestExample)
            {
                faults.Add(new DialogFault(file, number, $"the example has more than {LongestExample} characters", "Shorten it."));
            }
            else
            {
                yield return (number, text);
            }
        }
    }

    /// <summary>Whether a line names a kind: small letters, digits and hyphens, and a colon.</summary>
    private static bool IsKind(string line) => line.EndsWith(':') && line.Length > 1 && line.AsSpan(0, line.Length - 1).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0;
}
