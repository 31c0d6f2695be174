// What one classifier made of the texts: its rankings, and the time and memory of each.
using GridBot.Classification;

namespace GridBot.Benchmarks.Classify;

/// <summary>One classifier's run over all texts; the lists are in the order of the texts.</summary>
/// <param name="Name">Which classifier.</param>
/// <param name="Rankings">The ranked matters of each text, the most probable first.</param>
/// <param name="Microseconds">The times of each text, one a pass.</param>
/// <param name="LongMicroseconds">The times of the texts made long; none for a text that the time was over for.</param>
/// <param name="Bytes">Bytes allocated for each text; null where the program cannot tell.</param>
internal sealed record ClassifierRun(
    string Name,
    IReadOnlyList<IReadOnlyList<RankedMatter>> Rankings,
    IReadOnlyList<IReadOnlyList<double>> Microseconds,
    IReadOnlyList<IReadOnlyList<double>> LongMicroseconds,
    IReadOnlyList<long>? Bytes)
{
    /// <summary>The figures over those texts that <paramref name="isMeant"/> picks; null when there are none.</summary>
    public ClassifierFigures? Figures(IReadOnlyList<LabelledText> texts, Func<LabelledText, bool> isMeant)
    {
        int[] picked = [.. Enumerable.Range(0, texts.Count).Where(at => isMeant(texts[at]))];
        if (picked.Length == 0)
        {
            return null;
        }

        // The evaluation asks for one text after the other, in their order.
        var rankings = picked.Select(at => Rankings[at]).GetEnumerator();
        var result = Evaluation.Measure(
            _ =>
            {
                rankings.MoveNext();
                return rankings.Current;
            },
            [.. picked.Select(at => texts[at])]);
        return new ClassifierFigures(result, Times(Microseconds, picked), Times(LongMicroseconds, picked), Bytes is null ? null : picked.Average(at => Bytes[at]));
    }

    /// <summary>A text's time is the median of its passes: what other programs on the machine took of one pass is not the classifier's.</summary>
    private static Percentiles Times(IReadOnlyList<IReadOnlyList<double>> times, IEnumerable<int> picked) => new(picked.Where(at => times[at].Count > 0).Select(at => new Percentiles(times[at]).At(0.5)));
}
