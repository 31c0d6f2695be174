// A mistake in a file under dialogs/, told so that its author can mend it.
namespace GridBot.Conversation.Dialogs;

/// <summary>A fault in the dialogs.</summary>
/// <param name="File">Path relative to the dialogs folder.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record DialogFault(string File, int Line, string What, string Remedy)
{
    public override string ToString() => $"{File}:{Line}: {What}. {Remedy}";
}
