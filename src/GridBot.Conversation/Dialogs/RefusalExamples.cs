// Reads refusal.examples: invented texts on both sides of the line, for the refusal's second witness to learn from.
using GridBot.Classification;
using GridBot.Classification.Learning;
using GridBot.Classification.Refusing;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads <c>refusal.examples</c>: a line <c>refused:</c> or <c>taken:</c>, then a text a line. The file may be missing; then the rules alone decide.</summary>
internal static class RefusalExamples
{
    public const string File = "refusal.examples";

    private const string RefusedSide = "refused";
    private const string TakenSide = "taken";

    /// <summary>The examples on both sides.</summary>
    /// <param name="folder">The dialogs folder.</param>
    /// <param name="faults">Where faults are added.</param>
    public static IReadOnlyList<FoundExample> Read(string folder, List<DialogFault> faults)
    {
        if (!System.IO.File.Exists(Path.Combine(folder, File)))
        {
            return [];
        }

        var examples = new List<FoundExample>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, side, text) in ExampleLines.Read(folder, File, [RefusedSide, TakenSide], faults))
        {
            if (known.TryAdd(NormalText.Of(text), line))
            {
                examples.Add(new FoundExample(new Example(text, side == RefusedSide ? Refusal.RefusedClass : Refusal.TakenClass), File, line));
            }
            else
            {
                faults.Add(new DialogFault(File, line, $"'{text}' stands in line {known[NormalText.Of(text)]} already", "Remove one of the two: the same text cannot teach anything twice."));
            }
        }

        return examples;
    }
}
