// When a ranked list of matters is sure, unsure, or says nothing.
namespace GridBot.Classification;

/// <summary>
/// The thresholds of placing a text; all in this one place. They follow the calibration measured on texts nobody learnt from (the figures stand in
/// docs/classification.md): a matter gone on with is right in about 96 of 100 texts, an offer holds the right one in about 9 of 10.
/// </summary>
public static class Placing
{
    /// <summary>From this probability on the conversation goes on with the matter, which one tap can change.</summary>
    public const double Sure = 0.65;

    /// <summary>From this probability on a matter is a rival, and a text tells something.</summary>
    public const double Likely = 0.12;

    /// <summary>A matter without a rival is gone on with from this probability on: asking "this one or none?" costs a message and says little.</summary>
    public const double SureAlone = 0.5;

    /// <summary>Matters are offered when the right one is among them at least as probably as not.</summary>
    public const double WorthOffering = 0.5;

    /// <summary>Most matters offered to choose from.</summary>
    public const int MostCandidates = 3;

    /// <summary>What a ranking allows; <paramref name="ranked"/> holds the matters that may be suggested, the most probable first.</summary>
    /// <exception cref="ArgumentNullException">No ranking.</exception>
    public static PlacingResult Of(IReadOnlyList<RankedMatter> ranked) => ranked switch
    {
        [] => PlacingResult.Lost,
        [{ Probability: >= Sure }, ..] => PlacingResult.Sure,
        [{ Probability: >= SureAlone }] or [{ Probability: >= SureAlone }, { Probability: < Likely }, ..] => PlacingResult.Sure,
        _ => ranked.Take(MostCandidates).Sum(entry => entry.Probability) >= WorthOffering ? PlacingResult.Unsure : PlacingResult.Lost,
    };
}

/// <summary>What a ranking allows.</summary>
public enum PlacingResult
{
    /// <summary>Goes on with the first matter; one tap changes it.</summary>
    Sure,

    /// <summary>Offers the first few matters, with a way out.</summary>
    Unsure,

    /// <summary>Nothing worth offering: asks once more, then shows the menu or hands over to the city's office.</summary>
    Lost,
}
