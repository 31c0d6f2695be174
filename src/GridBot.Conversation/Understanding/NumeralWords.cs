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
/// <param name="Units">Other ways to tell a slot's unit, by the unit.</param>
public sealed record NumeralWords(
    IReadOnlyDictionary<char, int> Digits,
    IReadOnlyDictionary<char, int> Tens,
    string Half,
    IReadOnlyDictionary<string, int> Several,
    IReadOnlyList<string> Classifiers,
    string Ordinal,
    IReadOnlyList<string> Separators,
    IReadOnlyDictionary<string, UnitWords> Units);

/// <summary>What people write instead of a unit: "30 workers" for 30 persons, "60 leaflets" for 60 copies.</summary>
/// <param name="Words">What stands behind the number instead of the unit.</param>
/// <param name="Except">Longer words that begin like one of these and count something else.</param>
/// <param name="Near">One of these must stand near; empty when none need to.</param>
/// <param name="After">Words behind which a bare number of at least a hundred has the unit: "spent 8000".</param>
/// <param name="Then">What may follow such a number within its clause.</param>
public sealed record UnitWords(IReadOnlyList<string> Words, IReadOnlyList<string> Except, IReadOnlyList<string> Near, IReadOnlyList<string> After, IReadOnlyList<string> Then);
