// When a ranked list of matters is sure, unsure, or says nothing.
using GridBot.Classification;

namespace GridBot.Conversation.Turns;

/// <summary>The thresholds of placing a text; all in this one place.</summary>
internal static class Placing
{
    /// <summary>From this probability on the conversation goes on with the matter, which one tap can change.</summary>
    public const double Sure = 0.6;

    /// <summary>From this probability on a matter is offered.</summary>
    public const double Likely = 0.12;

    /// <summary>Most matters offered to choose from.</summary>
    public const int MostCandidates = 3;

    public static PlacingResult Of(IReadOnlyList<RankedMatter> ranked) => ranked switch
    {
        [] => PlacingResult.Lost,
        [{ Probability: >= Sure }, ..] => PlacingResult.Sure,
        [{ Probability: >= Likely }, ..] => PlacingResult.Unsure,
        _ => PlacingResult.Lost,
    };
}

/// <summary>What a ranking allows.</summary>
internal enum PlacingResult
{
    Sure,
    Unsure,
    Lost,
}
