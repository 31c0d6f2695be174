// Whether a text is refused, and by what.
namespace GridBot.Classification.Refusing;

/// <summary>The decision over one text. It holds nothing of the text.</summary>
/// <param name="Refused">Whether the service does not take the text; then nothing of it may be kept.</param>
/// <param name="Rule">The short code of the rule that decided, such as "belief" or "matter-16"; null when taken.</param>
/// <param name="Matter">The matter not taken it belongs to, when it belongs to one.</param>
/// <param name="SayAgain">The text tells a hazard beside the trait: ask for the hazard alone, without the person.</param>
public sealed record RefusalDecision(bool Refused, string? Rule = null, int? Matter = null, bool SayAgain = false)
{
    /// <summary>The decision for a text that is taken.</summary>
    public static RefusalDecision Taken { get; } = new(Refused: false);
}

/// <summary>What a word of the text meant for the decision.</summary>
public enum EvidenceKind
{
    /// <summary>A phrase that refuses by itself.</summary>
    Always,

    /// <summary>A word of a trait.</summary>
    Trait,

    /// <summary>A roundabout word that may speak of a trait.</summary>
    Hint,

    /// <summary>A word of an object of a matter not taken.</summary>
    Thing,

    /// <summary>A word by which somebody else is spoken of.</summary>
    Person,

    /// <summary>A word by which the writer speaks of himself.</summary>
    Writer,

    /// <summary>A relative for whom the writer may ask help.</summary>
    Ward,

    /// <summary>A word of a hazard.</summary>
    Hazard,

    /// <summary>A word by which help is asked for.</summary>
    Help,

    /// <summary>A word by which somebody is to be watched or looked into.</summary>
    Intent,

    /// <summary>A word by which people are to be listed.</summary>
    Roster,

    /// <summary>A word that outweighs the traits of its rule.</summary>
    Outweighing,
}

/// <summary>One word that took part in a decision. For a person who inspects the rules; never logged, never stored.</summary>
/// <param name="Kind">What it meant.</param>
/// <param name="Rule">The rule it belongs to; null for the words all rules share.</param>
/// <param name="Words">The words as the normal text has them.</param>
/// <param name="Start">Where they stand in the normal text.</param>
/// <param name="Counts">Whether it counted; false where the name of a place, a neutral phrase, a hazard or a request for help outweighed it.</param>
public sealed record RefusalEvidence(EvidenceKind Kind, string? Rule, string Words, int Start, bool Counts);

/// <summary>What the second witness, learnt from examples, says of a text.</summary>
/// <param name="Probability">How probably the text is on the refused side, 0 to 1.</param>
/// <param name="WorstSentence">The same of its worst sentence; 0 for a short text.</param>
/// <param name="Words">The sequences that say most for it, or (negative) against it.</param>
public sealed record LearntEvidence(double Probability, double WorstSentence, IReadOnlyList<WeighedWords> Words);

/// <summary>A decision with the words that made it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Evidence">All words that were looked at, by their place in the text.</param>
/// <param name="Learnt">What the second witness says; null when there is none.</param>
public sealed record RefusalExplanation(RefusalDecision Decision, IReadOnlyList<RefusalEvidence> Evidence, LearntEvidence? Learnt = null);
