// An example with the place where it stands, so that a fault can name it.
using GridBot.Classification.Learning;

namespace GridBot.Conversation.Dialogs;

/// <summary>An example as it was read.</summary>
/// <param name="Example">Text and matter.</param>
/// <param name="File">File it stands in, from the dialogs folder.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record FoundExample(Example Example, string File, int Line);
