// A model: everything a ranking is made of.
namespace GridBot.Classification.Learning;

/// <summary>Terms and learnt weights with the version of what they were made of. A model stored and read again ranks every text as it did before.</summary>
/// <param name="Version">See <see cref="TrainingMaterial.Version"/>.</param>
/// <param name="Terms">The terms of each matter.</param>
/// <param name="Counters">Words behind a number that make it the number of a house, a road or an amount.</param>
/// <param name="Learnt">The weights; null when there was no example, and the terms alone decide.</param>
public sealed record Model(string Version, IReadOnlyList<MatterTerms> Terms, IReadOnlyList<string> Counters, LearntWeights? Learnt)
{
    /// <summary>A model of terms alone.</summary>
    public static Model OfTerms(TrainingMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        return new Model($"{material.Version}-terms", material.Terms, material.Counters, Learnt: null);
    }
}
