// How well the shipped dialogs place and take texts of three authors who knew neither their terms nor their examples.
using System.Globalization;
using GridBot.Classification;

namespace GridBot.Conversation.Tests;

/// <summary>
/// The texts are for measuring only: totals are told, never a text, so that nobody mends the dialogs for one of them. A line holds a text, a tab and the
/// numbers of the matters that are right for it, as <c>GridBot evaluate</c> reads it.
/// </summary>
public sealed class HeldOutTests(ITestOutputHelper output)
{
    /// <summary>Fewest texts of an author that a share is told of.</summary>
    private const int FewestTexts = 350;

    /// <summary>Most texts that may be refused although all are reports that the service takes.</summary>
    private const int MostRefused = 3;

    private static readonly IReadOnlyList<string> Files = ["held-out-a.tsv", "held-out-b.tsv", "held-out-c.tsv"];

    private static readonly IReadOnlyList<LabelledText> All = [.. Files.SelectMany(Read)];

    public static TheoryData<string> FileNames => [.. Files];

    [Fact]
    public void Texts_of_all_authors_together_are_placed_right()
    {
        var result = Evaluation.Measure(RealDialogs.Set.Classifier.Rank, All);
        output.WriteLine(Invariant($"{result.Texts} texts: top-1 {result.Top1:P2}, top-3 {result.Top3:P2}, macro-F1 {result.MacroF1:F4}, calibration error {result.CalibrationError:P2}"));
        Assert.Equal(RealDialogs.Set.Flows.Keys.Order(), result.Matters.Where(matter => matter.Texts > 0).Select(matter => matter.Matter));
        Assert.Multiple(
            () => AssertAtLeast(0.92, result.Top1, "top-1"),
            () => AssertAtLeast(0.98, result.Top3, "top-3"),
            () => AssertAtLeast(0.92, result.MacroF1, "macro-F1"),
            () => Assert.True(result.CalibrationError <= 0.05, Invariant($"calibration error {result.CalibrationError:F4} is over 0.05")));
    }

    [Theory]
    [MemberData(nameof(FileNames))]
    public void Texts_of_each_author_are_placed_right(string file)
    {
        var texts = Read(file);
        Assert.True(texts.Count >= FewestTexts, $"{texts.Count} texts");
        var result = Evaluation.Measure(RealDialogs.Set.Classifier.Rank, texts);
        output.WriteLine(Invariant($"{file}: {result.Texts} texts, top-1 {result.Top1:P2}, top-3 {result.Top3:P2}, macro-F1 {result.MacroF1:F4}, calibration error {result.CalibrationError:P2}"));
        Assert.Multiple(
            () => AssertAtLeast(0.90, result.Top1, "top-1"),
            () => AssertAtLeast(0.975, result.Top3, "top-3"));
    }

    [Fact]
    public void A_matter_that_is_gone_on_with_is_the_right_one()
    {
        var sure = All.Select(text => (text.Matters, Ranked: RealDialogs.Set.Classifier.Rank(text.Text))).Where(text => Placing.Of(text.Ranked) == PlacingResult.Sure).ToList();
        var right = sure.Count(text => text.Matters.Contains(text.Ranked[0].Matter));
        output.WriteLine(Invariant($"sure of {sure.Count} of {All.Count} texts, right in {right}"));
        // Who is hardly ever sure is right easily.
        AssertAtLeast(0.75, (double)sure.Count / All.Count, "share of sure placings");
        AssertAtLeast(0.93, (double)right / sure.Count, "share of right ones among them");
    }

    [Fact]
    public void Hardly_a_report_is_refused()
    {
        var refused = All.Count(text => RealDialogs.Set.Refusal.Decide(text.Text).Refused);
        output.WriteLine(Invariant($"{refused} of {All.Count} texts refused"));
        Assert.True(refused <= MostRefused, $"{refused} of {All.Count} texts refused");
    }

    private static void AssertAtLeast(double least, double share, string what) => Assert.True(share >= least, Invariant($"{what} {share:F4} is under {least}"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<LabelledText> Read(string file) => [.. RealDialogs.DataLines(file).Select(line =>
    {
        var fields = line.Split('\t');
        Assert.Equal(2, fields.Length);
        return new LabelledText(fields[0], [.. fields[1].Split(',').Select(matter => int.Parse(matter, NumberStyles.None, CultureInfo.InvariantCulture))]);
    })];
}
