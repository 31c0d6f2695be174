// Reads the dialogs and proves what can be proved by looking: no turn is played.
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;

namespace GridBot.Conversation.Proving;

/// <summary>The first stage of the prover: reading, and the proofs over flows as data.</summary>
public static class StaticProof
{
    /// <summary>Reads a folder and tells everything that is wrong in it, by file and line; the set is null when it cannot be used at all.</summary>
    public static (DialogSet? Dialogs, IReadOnlyList<DialogFault> Faults) Check(string folder, ModelShelf? models = null)
    {
        var reading = DialogReader.ReadAll(folder, models);
        var broken = reading.Faults.Select(fault => fault.File).ToHashSet(StringComparer.Ordinal);
        // A flow that could not be read whole would be accused of what is only missing.
        var flows = reading.Flows.Where(flow => !broken.Contains(flow.File)).ToList();
        var found = new List<DialogFault>[flows.Count];
        Parallel.For(0, flows.Count, at => found[at] = Prove(flows[at], reading));
        List<DialogFault> faults = [.. reading.Faults, .. found.SelectMany(own => own), .. RefusedExamples(reading)];
        if (Directory.Exists(folder))
        {
            faults.AddRange(TranscriptProof.CheckSyntax(folder, flows));
        }

        return (reading.Dialogs, [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }

    /// <summary>Examples that the refusal refuses: what a matter takes must not be refused, and what is refused must not be learnt from.</summary>
    private static IEnumerable<DialogFault> RefusedExamples(DialogReading reading)
        => reading.Refusal is not { } refusal ? [] : reading.Examples.AsParallel().AsOrdered().Where(found => refusal.Decide(found.Example.Text).Refused)
            .Select(found => new DialogFault(found.File, found.Line, $"the refusal refuses the example '{found.Example.Text}'", "Remove it, or mend refusal.yaml: what a matter takes must not be refused."));

    private static List<DialogFault> Prove(Flow flow, DialogReading reading)
    {
        var faults = new List<DialogFault>();
        foreach (var kind in flow.Kinds)
        {
            RelevanceProof.Check(flow, kind, faults);
            ConstraintProof.Check(flow, kind, faults);
            SizeProof.Check(flow, kind, faults);
            if (reading is { Commands: { } commands, YesNo: { } yesNo })
            {
                LabelProof.Check(flow, kind, commands, faults);
                OptionWordProof.Check(flow, kind, yesNo, faults);
            }

            if (kind.Examples.Count == 0 && flow.Matter.IsListed)
            {
                faults.Add(new DialogFault(flow.File, kind.Line, $"the kind '{kind.Id}' has no examples", "Write first messages of it under 'examples'."));
            }
        }

        return faults;
    }
}
