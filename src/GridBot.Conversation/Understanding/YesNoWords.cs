// How people say yes and no, as told by understanding/yes-no.yaml.
namespace GridBot.Conversation.Understanding;

/// <summary>Words of yes and no.</summary>
/// <param name="Yes">Beginnings of an answer that mean yes.</param>
/// <param name="No">Beginnings of an answer that mean no; tested first.</param>
/// <param name="Denials">Words that deny what follows within a few characters.</param>
public sealed record YesNoWords(IReadOnlyList<string> Yes, IReadOnlyList<string> No, IReadOnlyList<string> Denials);
