// Measures a ranking of matters against texts whose right matters are known.
namespace GridBot.Classification;

/// <summary>A text and the matters that are right for it; several may be.</summary>
/// <param name="Text">What a person wrote.</param>
/// <param name="Matters">The right numbers, at least one; the first is the one counted in recall and confusion.</param>
public sealed record LabelledText(string Text, IReadOnlyList<int> Matters);

/// <summary>How often a matter's texts were placed right.</summary>
/// <param name="Matter">Number of the matter.</param>
/// <param name="Texts">Texts whose first right matter it is.</param>
/// <param name="Right">Those placed right at the top.</param>
/// <param name="Suggested">Texts that had it at the top, rightly or not.</param>
public sealed record MatterRecall(int Matter, int Texts, int Right, int Suggested)
{
    /// <summary>Share of its texts placed right; 0 without texts.</summary>
    public double Recall => Texts == 0 ? 0 : (double)Right / Texts;

    /// <summary>Share of its suggestions that were right; 0 without suggestions.</summary>
    public double Precision => Suggested == 0 ? 0 : (double)Right / Suggested;

    /// <summary>Harmonic mean of recall and precision.</summary>
    public double F1 => Texts + Suggested == 0 ? 0 : 2.0 * Right / (Texts + Suggested);
}

/// <summary>One cell of the confusion matrix that is not empty.</summary>
/// <param name="Right">The right matter (the first, when none of several was met).</param>
/// <param name="Suggested">The matter at the top; 0 when nothing was suggested.</param>
/// <param name="Texts">How many.</param>
public sealed record Confusion(int Right, int Suggested, int Texts);

/// <summary>The figures of one evaluation.</summary>
/// <param name="Texts">Texts measured.</param>
/// <param name="Top1">Share whose most probable matter is right.</param>
/// <param name="Top3">Share with a right one among the first three.</param>
/// <param name="MacroF1">Mean F1 over the matters that occur as right ones.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins of the top probability; an empty ranking counts as probability 0.</param>
/// <param name="Matters">Per matter, by number.</param>
/// <param name="Confusions">Cells of the confusion matrix, the diagonal included, by right then suggested matter.</param>
public sealed record EvaluationResult(
    int Texts,
    double Top1,
    double Top3,
    double MacroF1,
    double CalibrationError,
    IReadOnlyList<MatterRecall> Matters,
    IReadOnlyList<Confusion> Confusions);

/// <summary>Measures; pure.</summary>
public static class Evaluation
{
    private const int Bins = 10;

    /// <summary>Ranks every text and compares.</summary>
    /// <param name="rank">The ranking to measure, such as <see cref="Classifier.Rank"/>.</param>
    /// <param name="texts">What to measure on; at least one.</param>
    /// <exception cref="ArgumentException">No texts, or one without a right matter.</exception>
    public static EvaluationResult Measure(Func<string, IReadOnlyList<RankedMatter>> rank, IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(rank);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0 || texts.Any(t => t.Matters.Count == 0))
        {
            throw new ArgumentException("An evaluation needs texts, each with at least one right matter.", nameof(texts));
        }

        var cells = new Dictionary<(int Right, int Suggested), int>();
        var bins = new (int Texts, double Probability, int Right)[Bins];
        int top1 = 0, top3 = 0;
        foreach (var text in texts)
        {
            var ranked = rank(text.Text);
            var suggested = ranked.Count == 0 ? 0 : ranked[0].Matter;
            var probability = ranked.Count == 0 ? 0 : ranked[0].Probability;
            var isRight = text.Matters.Contains(suggested);
            top1 += isRight ? 1 : 0;
            top3 += ranked.Take(3).Any(r => text.Matters.Contains(r.Matter)) ? 1 : 0;
            var cell = (isRight ? suggested : text.Matters[0], suggested);
            cells[cell] = cells.GetValueOrDefault(cell) + 1;
            ref var bin = ref bins[Math.Min(Bins - 1, (int)(probability * Bins))];
            bin = (bin.Texts + 1, bin.Probability + probability, bin.Right + (isRight ? 1 : 0));
        }

        var matters = PerMatter(cells);
        var occurring = matters.Where(m => m.Texts > 0).ToList();
        return new EvaluationResult(
            texts.Count,
            (double)top1 / texts.Count,
            (double)top3 / texts.Count,
            occurring.Average(m => m.F1),
            bins.Sum(b => Math.Abs(b.Right - b.Probability)) / texts.Count,
            matters,
            [.. cells.Select(c => new Confusion(c.Key.Right, c.Key.Suggested, c.Value)).OrderBy(c => c.Right).ThenBy(c => c.Suggested)]);
    }

    private static List<MatterRecall> PerMatter(Dictionary<(int Right, int Suggested), int> cells)
    {
        var numbers = cells.Keys.Select(k => k.Right).Concat(cells.Keys.Select(k => k.Suggested)).Where(n => n != 0).Distinct().Order();
        return [.. numbers.Select(n => new MatterRecall(
            n,
            cells.Where(c => c.Key.Right == n).Sum(c => c.Value),
            cells.GetValueOrDefault((n, n)),
            cells.Where(c => c.Key.Suggested == n).Sum(c => c.Value)))];
    }
}
