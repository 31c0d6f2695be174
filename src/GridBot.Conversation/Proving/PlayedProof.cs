// Proves by playing: every flow is walked, every example said and every transcript replayed with the real engine.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>The second stage of the prover.</summary>
public static class PlayedProof
{
    /// <summary>Plays everything, on all cores.</summary>
    /// <param name="dialogs">Dialogs that could be read.</param>
    /// <param name="engine">Their engine.</param>
    /// <param name="folder">The dialogs folder, for its transcripts.</param>
    public static PlayedResult Run(DialogSet dialogs, ConversationEngine engine, string folder)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(engine);
        var walks = dialogs.Flows.Values.Append(dialogs.Unplaced).SelectMany(flow => flow.Kinds.Select(kind => new WalkProof(dialogs, engine, flow, kind))).ToArray();
        var walked = new IReadOnlyList<DialogFault>[walks.Length];
        Parallel.For(0, walks.Length, at => walked[at] = walks[at].Run());
        var examples = dialogs.Flows.Values.Select(flow => new ExampleProof(dialogs, engine, flow)).ToArray();
        var said = new (IReadOnlyList<DialogFault> Faults, IReadOnlyList<DialogFault> Remarks)[examples.Length];
        Parallel.For(0, examples.Length, at => said[at] = examples[at].Run());
        var (transcripts, mismatches) = TranscriptProof.Play(folder, engine);
        return new PlayedResult
        {
            Faults = Ordered([.. walked.SelectMany(own => own), .. said.SelectMany(own => own.Faults), .. mismatches]),
            Remarks = Ordered([.. said.SelectMany(own => own.Remarks)]),
            States = walks.Sum(walk => walk.States),
            Examples = dialogs.Flows.Values.Sum(flow => flow.Kinds.Sum(kind => kind.Examples.Count)),
            Transcripts = transcripts,
        };
    }

    private static List<DialogFault> Ordered(IReadOnlyList<DialogFault> faults) => [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}

/// <summary>What playing found.</summary>
public sealed record PlayedResult
{
    /// <summary>What must be mended.</summary>
    public required IReadOnlyList<DialogFault> Faults { get; init; }

    /// <summary>What might be better: examples that are not offered their matter.</summary>
    public required IReadOnlyList<DialogFault> Remarks { get; init; }

    /// <summary>States of conversations the engine was asked to go on from.</summary>
    public required int States { get; init; }

    public required int Examples { get; init; }

    public required int Transcripts { get; init; }
}
