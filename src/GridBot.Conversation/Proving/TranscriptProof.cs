// Proves that every matter has a conversation written beside it, that its lines are understood, and that it goes as written.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>Checks the transcripts of a dialogs folder.</summary>
internal static class TranscriptProof
{
    /// <summary>Faults of the transcripts' own lines, and matters that have none.</summary>
    /// <param name="folder">The dialogs folder.</param>
    /// <param name="flows">Flows that need a transcript.</param>
    public static IReadOnlyList<DialogFault> CheckSyntax(string folder, IReadOnlyList<Flow> flows)
    {
        var faults = new List<DialogFault>();
        var told = Read(folder, faults).Select(transcript => Path.GetFileName(transcript.File)[..2]).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in flows.Where(flow => flow.Matter.IsListed && !told.Contains($"{flow.Matter.No:00}")))
        {
            faults.Add(new DialogFault(flow.File, 1, $"matter {flow.Matter.No} has no transcript", $"Write a conversation into matters/{flow.Matter.No:00}-….transcript; docs/dialogs.md shows how."));
        }

        return faults;
    }

    /// <summary>Plays all transcripts; the faults say where an answer does not convey what it must.</summary>
    /// <param name="folder">The dialogs folder.</param>
    /// <param name="engine">The engine that answers.</param>
    public static (int Count, IReadOnlyList<DialogFault> Faults) Play(string folder, ConversationEngine engine)
    {
        var transcripts = Read(folder, []);
        var found = new IReadOnlyList<TranscriptMismatch>[transcripts.Count];
        Parallel.For(0, transcripts.Count, at => found[at] = new TranscriptPlayer(engine).Play(transcripts[at]));
        return (transcripts.Count, [.. found.SelectMany(own => own).Select(Fault)]);
    }

    private static DialogFault Fault(TranscriptMismatch mismatch) => new(
        mismatch.Transcript.File,
        mismatch.Step.Line,
        $"in '{mismatch.Transcript.Title}' the answer {(mismatch.Step.Kind == TranscriptStepKind.Omits ? "holds" : "lacks")} '{mismatch.Piece}'",
        $"Mend the dialogs or the transcript. The answer is: {mismatch.Answer.ReplaceLineEndings(" / ")}");

    private static List<Transcript> Read(string folder, List<DialogFault> faults)
    {
        var read = new List<Transcript>();
        foreach (var path in Directory.GetFiles(folder, "*.transcript", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var own = new List<DialogFault>();
            read.AddRange(TranscriptReader.Read(path, own).Select(transcript => transcript with { File = file }));
            faults.AddRange(own.Select(fault => fault with { File = file }));
        }

        return read;
    }
}
