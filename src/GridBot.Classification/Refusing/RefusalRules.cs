// What is refused, as data: the words of dialogs/refusal.yaml.
namespace GridBot.Classification.Refusing;

/// <summary>One kind of trait or untaken matter, and the words by which it is met. Words may hold a gap (<c>…</c>); digits of the text stand as <c>#</c>.</summary>
/// <param name="Code">Short code, such as "belief"; counted in metrics, never shown with the text.</param>
/// <param name="Matter">The matter not taken it belongs to; null for a trait without a matter of its own.</param>
/// <param name="Alone">Whether such a word refuses when the text holds neither a person nor a hazard nor a request for help.</param>
/// <param name="Always">Phrases whose point is the trait: they refuse whatever else is said.</param>
/// <param name="Traits">Words of a trait: they refuse when a person other than the writer is spoken of; a hazard in their sentence or a request for help outweighs them when none is.</param>
/// <param name="Hints">Roundabout words that may speak of the trait: they refuse when somebody else is spoken of and a second hint of the rule, or one of <see cref="RefusalRules.Intents"/>, stands by; a hazard or a request for help in their sentence outweighs them.</param>
/// <param name="Things">Words of objects: a hazard in their sentence outweighs them whoever is spoken of.</param>
/// <param name="Harmless">Longer words that hold one of the above and mean something else; in them it does not count.</param>
/// <param name="Outweighing">Words that outweigh the traits of this rule, whoever is spoken of: danger to that person (help comes first), publicity held.</param>
public sealed record RefusalRule(
    string Code,
    int? Matter,
    bool Alone,
    IReadOnlyList<string> Always,
    IReadOnlyList<string> Traits,
    IReadOnlyList<string> Hints,
    IReadOnlyList<string> Things,
    IReadOnlyList<string> Harmless,
    IReadOnlyList<string> Outweighing);

/// <summary>Everything the refusal knows.</summary>
/// <param name="Rules">In the order of precedence: the first that decides names the code.</param>
/// <param name="Persons">Words by which somebody else is spoken of: 他, 邻居, 那家.</param>
/// <param name="Classes">Words of a kind of people, which a writer may use of himself, too: 人员, 患者.</param>
/// <param name="Surnames">Surnames, each joined with every part of <paramref name="NameParts"/>.</param>
/// <param name="NameParts">How a surname shows a person; <c>?</c> stands for the surname: 姓?的, ?某, 老?.</param>
/// <param name="Writer">Words by which the writer speaks of himself.</param>
/// <param name="Wards">Relatives for whom a writer may ask help: 我儿子, 我妈.</param>
/// <param name="Neutral">Phrases that hold a word of the lists above and say nothing about a person: 我们小区, 其他.</param>
/// <param name="Hazards">Words of something broken, blocked, burning, leaking or hurt.</param>
/// <param name="Help">Words by which somebody asks for help or information.</param>
/// <param name="Intents">Words by which somebody is to be watched, looked into or put on record: 盯着, 备个案, 别声张.</param>
/// <param name="Rosters">Words by which people are to be listed or counted: with a trait in the sentence they refuse whoever is spoken of: 名单, 有几户.</param>
/// <param name="Places">Words that make a trait word before them the name of a place: 寺, 路, 餐厅, 医院.</param>
/// <param name="Breakers">Characters that end the reach of a trait word towards a place: 的, 在, 住.</param>
/// <param name="Variants">Characters written otherwise (traditional ones above all) and the character meant.</param>
public sealed record RefusalRules(
    IReadOnlyList<RefusalRule> Rules,
    IReadOnlyList<string> Persons,
    IReadOnlyList<string> Classes,
    IReadOnlyList<string> Surnames,
    IReadOnlyList<string> NameParts,
    IReadOnlyList<string> Writer,
    IReadOnlyList<string> Wards,
    IReadOnlyList<string> Neutral,
    IReadOnlyList<string> Hazards,
    IReadOnlyList<string> Help,
    IReadOnlyList<string> Intents,
    IReadOnlyList<string> Rosters,
    IReadOnlyList<string> Places,
    string Breakers,
    IReadOnlyDictionary<char, char> Variants);
