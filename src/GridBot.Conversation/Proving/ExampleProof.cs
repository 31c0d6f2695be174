// Says the examples of a flow to the engine: each is placed under its matter, offered, or lost.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>Proves that a matter and its kinds can be reached by what people say.</summary>
internal sealed class ExampleProof(DialogSet dialogs, ConversationEngine engine, Flow flow)
{
    private readonly List<DialogFault> faults = [];
    private readonly List<DialogFault> remarks = [];

    /// <summary>Says all examples.</summary>
    /// <returns>Faults, which must be mended, and remarks: examples that are not even offered their matter.</returns>
    public (IReadOnlyList<DialogFault> Faults, IReadOnlyList<DialogFault> Remarks) Run()
    {
        var placed = 0;
        foreach (var kind in flow.Kinds)
        {
            var reached = false;
            for (var at = 0; at < kind.Examples.Count; at++)
            {
                var line = kind.ExampleLines[at];
                if (dialogs.Refusal.Decide(kind.Examples[at]).Refused)
                {
                    faults.Add(new DialogFault(flow.File, line, $"the refusal refuses the example '{kind.Examples[at]}'", "Remove it, or mend refusal.yaml: what this matter takes must not be refused."));
                    continue;
                }

                var (matter, kindOf, offered) = Say(kind.Examples[at]);
                placed += matter == flow.Matter.No ? 1 : 0;
                reached |= matter == flow.Matter.No && kindOf == kind.Id;
                if (matter != flow.Matter.No && !offered)
                {
                    remarks.Add(new DialogFault(flow.File, line, $"the example '{kind.Examples[at]}' is not offered its matter", "Add terms that speak for it."));
                }
            }

            if (kind.Examples.Count > 0 && !reached)
            {
                faults.Add(new DialogFault(flow.File, kind.Line, $"no example reaches the kind '{kind.Id}' by what is said", "Add words that recognise it, or examples that hold them."));
            }
        }

        if (placed == 0 && flow.Kinds.Any(kind => kind.Examples.Count > 0))
        {
            faults.Add(new DialogFault(flow.File, 1, $"no example is placed under matter {flow.Matter.No}", "Add terms that speak for it."));
        }

        return (faults, remarks);
    }

    /// <summary>Where a first message is put: matter and kind, and whether the matter is offered when it is not sure.</summary>
    private (int? Matter, string? Kind, bool Offered) Say(string example)
    {
        var person = new PlayedPerson(dialogs, engine, Role.Worker);
        person.Say(example);
        var line = TurnProof.Problem(person);
        if (line is not null)
        {
            faults.Add(new DialogFault(flow.File, 1, $"after the example '{example}': {line}", "Shorten what is said about it."));
        }

        return person switch
        {
            { Reports: [var report, ..] } => (report.Matter, report.Kind, true),
            { Draft: { } draft } => (draft.Matter, draft.Kind, draft.Candidates.Contains(flow.Matter.No)),
            _ => (null, null, false),
        };
    }
}
