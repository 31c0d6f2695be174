// The weighted words that speak for or against a matter; what the classifier is built from.
namespace GridBot.Classification;

/// <summary>A word or phrase as people write it, and how strongly it speaks.</summary>
/// <param name="Words">The phrase; a <c>…</c> inside stands for up to <see cref="TermIndex.LongestGap"/> characters.</param>
/// <param name="Weight">About 1 (a hint) to 3 (nearly decides); negative speaks against the matter.</param>
public sealed record Term(string Words, double Weight);

/// <summary>The terms of one matter.</summary>
/// <param name="Matter">Its number in the catalogue, 1 to 24.</param>
/// <param name="Terms">Its terms, as the dialogs list them.</param>
public sealed record MatterTerms(int Matter, IReadOnlyList<Term> Terms);

/// <summary>A matter a text may belong to.</summary>
/// <param name="Matter">Its number in the catalogue.</param>
/// <param name="Probability">Calibrated, 0 to 1; the probabilities of one text add up to less than 1, the rest being "none of these".</param>
/// <param name="Reasons">The terms that spoke for it, as the text has them, longest first, at most <see cref="Calibration.MostReasons"/>; empty where only learnt sequences spoke (see <see cref="Classifier.Reasons"/>).</param>
public sealed record RankedMatter(int Matter, double Probability, IReadOnlyList<string> Reasons);
