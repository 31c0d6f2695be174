// The second witness of the refusal: what was learnt from examples on both sides of the line.
using GridBot.Classification.Learning;

namespace GridBot.Classification.Refusing;

/// <summary>
/// How much a text sounds like those that are refused. Learnt from invented examples (<c>dialogs/refusal.examples</c>), never from what anybody sent.
/// Pure and thread-safe; keeps nothing of the text.
/// </summary>
/// <param name="weights">Weights with the classes <see cref="Refusal.TakenClass"/> and <see cref="Refusal.RefusedClass"/>.</param>
internal sealed class LearntLine(LearntWeights weights)
{
    /// <summary>From this length on, in characters, each sentence is heard by itself, too: in a letter, one clause may be the point.</summary>
    private const int Letter = 60;

    private const string SentenceEnds = "\u3002!?;\n";

    private readonly int _refused = IndexOf(weights, Refusal.RefusedClass);
    private readonly int _taken = IndexOf(weights, Refusal.TakenClass);

    /// <summary>The probability, 0 to 1, that a text is on the refused side; 0 for one that says too little.</summary>
    /// <param name="plain">The text as <see cref="RefusalText.Plain"/>.</param>
    public double Probability(string plain) => Of(Heard(plain));

    /// <summary>The same of the worst sentence of a letter; 0 for a shorter text.</summary>
    /// <param name="plain">The text as <see cref="RefusalText.Plain"/>.</param>
    public double WorstSentence(string plain)
    {
        var worst = 0.0;
        if (plain.Length >= Letter)
        {
            foreach (var range in plain.AsSpan().SplitAny(SentenceEnds))
            {
                var (start, length) = range.GetOffsetAndLength(plain.Length);
                worst = Math.Max(worst, Of(Heard(plain.Substring(start, length))));
            }
        }

        return worst;
    }

    /// <summary>What is said of a text, for a person who inspects the decision.</summary>
    public LearntEvidence Explain(string plain) => new(Probability(plain), WorstSentence(plain), GramReasons.Words(weights, Heard(plain), _refused));

    /// <summary>The text as far as it is heard: Chinese characters, their marks, and numbers as the examples have them. Latin letters are left to the rules: in the examples they are nearly always a word in disguise.</summary>
    private static string Heard(string plain)
    {
        var (count, isWhole) = (0, true);
        foreach (var c in plain)
        {
            var isHeard = IsHeard(c);
            count += isHeard ? 1 : 0;
            isWhole &= isHeard && c != '#';
        }

        return isWhole ? plain : string.Create(count, plain, static (heard, text) =>
        {
            var at = 0;
            foreach (var c in text)
            {
                if (IsHeard(c))
                {
                    heard[at++] = c == '#' ? '0' : c;
                }
            }
        });
    }

    private static bool IsHeard(char c) => NormalText.IsChinese(c) || c is '#' or ',' or ';' or '!' or '?' or ':';

    private static int IndexOf(LearntWeights weights, int side)
    {
        for (var at = 0; at < weights.Classes.Count; at++)
        {
            if (weights.Classes[at] == side)
            {
                return at;
            }
        }

        throw new ArgumentException("The weights know only one side of the line.", nameof(weights));
    }

    private double Of(string text)
    {
        if (text.Length < Calibration.ShortestHeard)
        {
            return 0;
        }

        Span<float> scores = stackalloc float[weights.Classes.Count];
        weights.Score(text, scores);
        return 1 / (1 + Math.Exp(scores[_taken] - scores[_refused]));
    }
}
