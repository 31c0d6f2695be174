// Sets the figures of several classifiers side by side, as text.
using System.Globalization;
using GridBot.Classification;

namespace GridBot.Benchmarks.Classify;

/// <summary>The table of the mode "classify".</summary>
internal static class ClassifyTable
{
    private static readonly (string Name, int Least, int Most)[] Lengths = [("all texts", 0, int.MaxValue), ("up to 60 characters", 0, 60), ("61 to 120 characters", 61, 120), ("over 120 characters", 121, int.MaxValue)];

    public static IEnumerable<string> Lines(IReadOnlyList<ClassifierRun> runs, IReadOnlyList<LabelledText> texts, int longFactor)
    {
        foreach (var (name, least, most) in Lengths)
        {
            bool IsMeant(LabelledText text) => text.Text.Length >= least && text.Text.Length <= most;
            var count = texts.Count(IsMeant);
            if (count == 0)
            {
                continue;
            }

            yield return $"{$"{name}: {count}",-30} {"top-1",7} {"top-3",7} {"macro-F1",8} {"calib.",7} {"p50 us",9} {"p99 us",9} {"KB",6} {$"{longFactor}x p50",9} {$"{longFactor}x p99",10} {$"{longFactor}x : 1x",8}";
            foreach (var run in runs)
            {
                yield return Row(run.Name, run.Figures(texts, IsMeant)!);
            }
        }
    }

    private static string Row(string name, ClassifierFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-30} {figures.Result.Top1,7:P1} {figures.Result.Top3,7:P1} {figures.Result.MacroF1,8:0.000} {figures.Result.CalibrationError,7:P1} {figures.Times.At(0.5),9:0.0} {figures.Times.At(0.99),9:0.0} {Kilobytes(figures.MeanBytes),6} {figures.LongTimes.At(0.5),9:0.0} {figures.LongTimes.At(0.99),10:0.0} {figures.LongTimes.At(0.5) / figures.Times.At(0.5),8:0.0}");

    private static string Kilobytes(double? bytes) => bytes is { } known ? (known / 1024).ToString("0.0", CultureInfo.InvariantCulture) : "-";
}
