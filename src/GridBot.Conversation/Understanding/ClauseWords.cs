// The words by which people set several things apart in one message.
namespace GridBot.Conversation.Understanding;

/// <summary>The lists of clauses.yaml; the comments there say what each is for.</summary>
public sealed record ClauseWords(
    IReadOnlyList<string> Connectives,
    IReadOnlyList<string> Openings,
    IReadOnlyList<string> Numbers,
    IReadOnlyList<string> Marks,
    IReadOnlyList<string> Brackets,
    IReadOnlyList<string> Commas,
    IReadOnlyList<string> Stops,
    IReadOnlyList<string> Continuing,
    IReadOnlyList<string> Leaning);
