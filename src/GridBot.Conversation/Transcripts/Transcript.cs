// A written conversation: what a person sends and what each answer must convey.
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Transcripts;

/// <summary>A conversation of a transcript file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Role">Who speaks.</param>
/// <param name="At">When it begins.</param>
/// <param name="Steps">Its steps in order.</param>
public sealed record Transcript(string File, string Title, Role Role, DateTimeOffset At, IReadOnlyList<TranscriptStep> Steps)
{
    public override string ToString() => $"{File}: {Title}";
}

/// <summary>One step of a transcript.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Kind">What the step is.</param>
/// <param name="Text">What is sent, or the pieces joined by '|'.</param>
public sealed record TranscriptStep(int Line, TranscriptStepKind Kind, string Text);

/// <summary>Kind of a step.</summary>
public enum TranscriptStepKind
{
    /// <summary>The person sends something.</summary>
    Sends,

    /// <summary>The answer must convey all pieces.</summary>
    Conveys,

    /// <summary>The answer must hold none of the pieces.</summary>
    Omits,
}
