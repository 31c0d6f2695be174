// How people write numbers, as told by understanding/numbers.yaml.
namespace GridBot.Conversation.Understanding;

/// <summary>Words of numbers.</summary>
/// <param name="Digits">Digit characters and their values.</param>
/// <param name="Tens">Multiplier characters (ten, hundred …).</param>
/// <param name="Half">The word for one half.</param>
/// <param name="Several">Vague amounts and the number taken for them.</param>
/// <param name="Classifiers">Words that may stand between a number and its unit.</param>
/// <param name="Ordinal">The word before an ordinal.</param>
/// <param name="Separators">Words between several chosen numbers.</param>
public sealed record NumeralWords(
    IReadOnlyDictionary<char, int> Digits,
    IReadOnlyDictionary<char, int> Tens,
    string Half,
    IReadOnlyDictionary<string, int> Several,
    IReadOnlyList<string> Classifiers,
    string Ordinal,
    IReadOnlyList<string> Separators);
