// Reads refusal.examples: invented texts on both sides of the line, for the refusal's second witness to learn from.
using GridBot.Classification;
using GridBot.Classification.Learning;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads <c>refusal.examples</c>: a line <c>refused:</c> or <c>taken:</c>, then a text a line. The file may be missing; then the rules alone decide.</summary>
internal static class RefusalExamples
{
    public const string File = "refusal.examples";

    private const int Refused = 1;
    private static readonly Dictionary<string, int> Sides = new(StringComparer.Ordinal) { ["refused:"] = Refused, ["taken:"] = LearntWeights.Nothing };

    /// <summary>The examples: matter 1 stands for refused, 0 for taken.</summary>
    /// <param name="folder">The dialogs folder.</param>
    /// <param name="faults">Where faults are added.</param>
    public static IReadOnlyList<FoundExample> Read(string folder, List<DialogFault> faults)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
        {
            return [];
        }

        var examples = new List<FoundExample>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int? side = null;
        var number = 0;
        foreach (var raw in System.IO.File.ReadLines(path))
        {
            number++;
            var text = raw.Trim();
            if (text.Length == 0 || text.StartsWith('#'))
            {
                continue;
            }

            if (Sides.TryGetValue(text, out var next))
            {
                side = next;
            }
            else if (side is null)
            {
                faults.Add(new DialogFault(File, number, "an example stands before 'refused:' or 'taken:'", "Write the side and a colon on a line of its own before it."));
                return [];
            }
            else if (!known.TryAdd(NormalText.Of(text), number))
            {
                faults.Add(new DialogFault(File, number, $"the text stands in line {known[NormalText.Of(text)]} already", "Remove one of the two."));
            }
            else
            {
                examples.Add(new FoundExample(new Example(text, side.Value), File, number));
            }
        }

        return examples;
    }
}
