// GridBot's classifier in its variants, measured in this process.
using GridBot.Classification;
using GridBot.Classification.Learning;

namespace GridBot.Benchmarks.Classify;

/// <summary>Measures text by text on one thread.</summary>
/// <param name="texts">What is placed.</param>
/// <param name="longFactor">How many times a text is repeated to make it long.</param>
/// <param name="time">Source of the timestamps.</param>
internal sealed class OwnClassifiers(IReadOnlyList<LabelledText> texts, int longFactor, TimeProvider time)
{
    private const int Passes = 5;

    /// <summary>The runtime compiles a hot method anew only when some time has passed.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Both sources of evidence, and each alone.</summary>
    public IEnumerable<ClassifierRun> Run(Model model)
    {
        yield return Run("GridBot", new Classifier(model));
        yield return Run("GridBot, learnt alone", new Classifier(model with { Terms = [.. model.Terms.Select(matter => matter with { Terms = [] })] }));
        yield return Run("GridBot, terms alone", new Classifier(model with { Learnt = null }));
    }

    private ClassifierRun Run(string name, Classifier classifier)
    {
        string[] own = [.. texts.Select(text => text.Text)];
        string[] made = [.. own.Select(text => string.Concat(Enumerable.Repeat(text, longFactor)))];
        var begun = time.GetTimestamp();
        for (var at = 0; time.GetElapsedTime(begun) < WarmUp || at < own.Length; at++)
        {
            classifier.Rank(own[at % own.Length]);
            classifier.Rank(made[at % own.Length]);
        }

        var (rankings, times, bytes) = Measure(classifier, own);
        var (_, longTimes, _) = Measure(classifier, made);
        return new ClassifierRun(name, rankings, times, longTimes, bytes);
    }

    private (IReadOnlyList<RankedMatter>[] Rankings, List<double>[] Times, long[] Bytes) Measure(Classifier classifier, string[] own)
    {
        var rankings = new IReadOnlyList<RankedMatter>[own.Length];
        var times = own.Select(_ => new List<double>(Passes)).ToArray();
        var bytes = new long[own.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var at = 0; at < own.Length; at++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var started = time.GetTimestamp();
                rankings[at] = classifier.Rank(own[at]);
                times[at].Add(time.GetElapsedTime(started).TotalMicroseconds);
                bytes[at] = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        }

        // The allocations are those of the last pass: exact, and alike in all passes but for arrays that are borrowed.
        return (rankings, times, bytes);
    }
}
