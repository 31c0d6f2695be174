// Counts how the conversation would go on with each text: surely, with an offer, or lost.
using GridBot.Classification;

namespace GridBot.Commands;

/// <summary>What became of the texts of one behaviour.</summary>
/// <param name="Result">The behaviour.</param>
/// <param name="Texts">How many texts led to it.</param>
/// <param name="Right">Of these, how many were gone on with rightly (sure), or were offered a right matter (unsure); 0 for lost.</param>
internal sealed record BehaviourCount(PlacingResult Result, int Texts, int Right)
{
    /// <summary>Share of right ones; 0 without texts.</summary>
    public double Share => Texts == 0 ? 0 : (double)Right / Texts;

    /// <summary>Counts all three behaviours, as a person sees them who may report every taken matter.</summary>
    public static IReadOnlyList<BehaviourCount> Measure(Func<string, IReadOnlyList<RankedMatter>> rank, IReadOnlyList<LabelledText> texts)
    {
        var counts = Enum.GetValues<PlacingResult>().ToDictionary(result => result, result => new BehaviourCount(result, 0, 0));
        foreach (var text in texts)
        {
            var ranked = rank(text.Text);
            var result = Placing.Of(ranked);
            var shown = result switch { PlacingResult.Sure => 1, PlacingResult.Unsure => Placing.MostCandidates, _ => 0 };
            var right = ranked.Take(shown).Any(entry => text.Matters.Contains(entry.Matter));
            counts[result] = counts[result] with { Texts = counts[result].Texts + 1, Right = counts[result].Right + (right ? 1 : 0) };
        }

        return [.. counts.Values];
    }
}
