// How people say yes and no, as told by understanding/yes-no.yaml.
namespace GridBot.Conversation.Understanding;

/// <summary>Words of yes and no.</summary>
/// <param name="Yes">Beginnings of an answer that mean yes.</param>
/// <param name="No">Beginnings of an answer that mean no.</param>
/// <param name="Unsure">Beginnings of an answer that mean neither: who does not know does not deny.</param>
/// <param name="Denials">Words that deny the word that follows them.</param>
/// <param name="Questions">Words that ask whether what follows is so.</param>
/// <param name="Connectives">Words that may stand between a denial and what it denies.</param>
/// <param name="Joiners">Words that carry a denial on from one denied word to the next.</param>
/// <param name="Exempt">Phrases that begin like a denial and deny nothing: they say what is wrong.</param>
public sealed record YesNoWords(
    IReadOnlyList<string> Yes,
    IReadOnlyList<string> No,
    IReadOnlyList<string> Unsure,
    IReadOnlyList<string> Denials,
    IReadOnlyList<string> Questions,
    IReadOnlyList<string> Connectives,
    IReadOnlyList<string> Joiners,
    IReadOnlyList<string> Exempt);
