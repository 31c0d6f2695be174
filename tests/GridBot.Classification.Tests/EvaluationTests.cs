// The figures of an evaluation, worked out by hand.
namespace GridBot.Classification.Tests;

public sealed class EvaluationTests
{
    private static readonly Dictionary<string, IReadOnlyList<RankedMatter>> Rankings = new(StringComparer.Ordinal)
    {
        ["a"] = [new RankedMatter(7, 0.95, []), new RankedMatter(6, 0.02, [])],
        ["b"] = [new RankedMatter(6, 0.55, []), new RankedMatter(7, 0.35, [])],
        ["c"] = [new RankedMatter(6, 0.85, [])],
        ["d"] = [],
    };

    private static readonly EvaluationResult Result = Evaluation.Measure(
        text => Rankings[text],
        [new("a", [7]), new("b", [7]), new("c", [24, 6]), new("d", [24])]);

    [Fact]
    public void Shares_count_any_right_matter() => Assert.Equal((4, 0.5, 0.75), (Result.Texts, Result.Top1, Result.Top3));

    [Fact]
    public void Recall_and_precision_are_per_matter()
    {
        var fire = Result.Matters.Single(m => m.Matter == 7);
        Assert.Equal((2, 1, 1), (fire.Texts, fire.Right, fire.Suggested));
        Assert.Equal((0.5, 1.0), (fire.Recall, fire.Precision));
        Assert.Equal(2.0 / 3, fire.F1, 6);
        Assert.Equal((1, 1, 2), Result.Matters.Where(m => m.Matter == 6).Select(m => (m.Texts, m.Right, m.Suggested)).Single());
    }

    [Fact]
    public void Macro_F1_is_the_mean_over_the_matters_that_occur() => Assert.Equal((2.0 / 3 + 2.0 / 3 + 0) / 3, Result.MacroF1, 6);

    [Fact]
    public void Confusions_hold_what_was_not_suggested_as_0() =>
        Assert.Equal([new Confusion(6, 6, 1), new Confusion(7, 6, 1), new Confusion(7, 7, 1), new Confusion(24, 0, 1)], Result.Confusions);

    [Fact]
    public void The_calibration_error_weighs_the_gap_of_each_bin() =>
        Assert.Equal((0.05 + 0.55 + 0.15 + 0) / 4, Result.CalibrationError, 6);

    [Fact]
    public void Measuring_on_nothing_is_refused() => Assert.Throws<ArgumentException>(() => Evaluation.Measure(_ => [], []));
}
