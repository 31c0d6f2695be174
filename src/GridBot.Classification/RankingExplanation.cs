// What spoke for and against each matter of a ranking.
namespace GridBot.Classification;

/// <summary>Words of a text and what they say for a matter.</summary>
/// <param name="Words">The words as the normal text has them.</param>
/// <param name="Weight">How strongly they speak for it; negative against it. Terms in the unit of the dialogs, sequences in that of the learnt weights.</param>
public sealed record WeighedWords(string Words, double Weight);

/// <summary>A ranked matter with its evidence.</summary>
/// <param name="Matter">Its number.</param>
/// <param name="Probability">Its calibrated probability, 0 to 1.</param>
/// <param name="Terms">The terms of the dialogs met for it or against it, in the order of the text.</param>
/// <param name="Sequences">The learnt character sequences that say most for or against it, compared with the mean of all matters; the strongest first.</param>
public sealed record ExplainedMatter(int Matter, double Probability, IReadOnlyList<WeighedWords> Terms, IReadOnlyList<WeighedWords> Sequences);

/// <summary>A ranking, explained. It holds words of the text: never log or store it.</summary>
/// <param name="Version">Version of the model.</param>
/// <param name="Matters">The most probable first.</param>
public sealed record RankingExplanation(string Version, IReadOnlyList<ExplainedMatter> Matters);
