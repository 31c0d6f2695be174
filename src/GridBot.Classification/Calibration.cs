// The constants that turn weighted words into probabilities, all in one place.
namespace GridBot.Classification;

/// <summary>
/// How scores are made and calibrated. The score of a matter is the sum over its terms of weight × <see cref="CountFactor"/> × the
/// head factor; its probability is a softmax over all matters with evidence and one imaginary matter, "none of these", whose score
/// is <see cref="NoneScore"/>: little evidence thus never looks sure, however alone it stands.
/// The figures were chosen on development texts so that the expected calibration error is small (see docs/classification.md).
/// </summary>
public static class Calibration
{
    /// <summary>Most matters a ranking holds; the contract of <c>classify</c>.</summary>
    public const int MostMatters = 5;

    /// <summary>Most reasons named for a matter; more do not fit a phone's line.</summary>
    public const int MostReasons = 3;

    /// <summary>The softmax's temperature in units of weight: the greater, the less sure.</summary>
    public const double Temperature = 0.9;

    /// <summary>The score of "none of these", in units of weight.</summary>
    public const double NoneScore = 0.8;

    /// <summary>What each further factor e of a term's count adds: a word said ten times in a letter is not ten words.</summary>
    public const double CountDamping = 0.2;

    /// <summary>Characters from which a letter's scores are damped in the softmax, because long texts gather words of every matter.</summary>
    public const int TypicalLength = 60;

    /// <summary>How strongly the length damps: the temperature grows by this for each further factor e of length.</summary>
    public const double LengthDamping = 0.3;

    /// <summary>What a term in the head (first sentence or title) counts, compared with one further on.</summary>
    public const double HeadFactor = 1.4;

    /// <summary>Longest head in characters; a first "sentence" without a stop ends here.</summary>
    public const int LongestHead = 40;

    /// <summary>Probability below which a matter is not told.</summary>
    public const double Least = 0.001;

    /// <summary>The softmax's temperature over learnt scores: the greater, the less sure.</summary>
    public const double LearntTemperature = 0.75;

    /// <summary>What a unit of weight of the terms counts beside the learnt scores.</summary>
    public const double TermShare = 0.8;

    /// <summary>Score of a matter's terms, in units of weight, towards which it grows ever more slowly: a letter gathers terms of every matter.</summary>
    public const double MostTerms = 10;

    /// <summary>From this probability on the learnt witness refuses a text that no rule refused.</summary>
    public const double RefusedFrom = 0.88;

    /// <summary>Shorter texts, in characters, are left to the rules: an answer such as "the neighbour" sounds like many things.</summary>
    public const int ShortestHeard = 8;

    /// <summary>From this probability of the whole letter on, one of its sentences may decide.</summary>
    public const double LetterRefusedFrom = 0.4;

    /// <summary>The probability from which it does.</summary>
    public const double SentenceRefusedFrom = 0.92;

    /// <summary>Below this probability the learnt witness speaks for a text that a rule refused.</summary>
    public const double SurelyTaken = 0.12;

    /// <summary>The same for every sentence of a letter.</summary>
    public const double SentenceSurelyTaken = 0.2;

    /// <summary>How a count enters the score of a term or a sequence.</summary>
    /// <param name="count">Times the term stands in the text, at least 1.</param>
    public static double CountFactor(int count) => 1 + (CountDamping * Math.Log(count));

    /// <summary>The temperature for a text of this length.</summary>
    /// <param name="length">Characters of the normal text.</param>
    public static double TemperatureFor(int length) =>
        Temperature * (1 + (LengthDamping * Math.Log(Math.Max(1.0, (double)length / TypicalLength))));

    /// <summary>Turns the scores of terms into probabilities; a matter without a positive score has none.</summary>
    /// <param name="scores">Scores, overwritten by probabilities; with the imaginary "none of these" they add up to one.</param>
    /// <param name="length">Characters of the normal text.</param>
    public static void OfTerms(Span<double> scores, int length)
    {
        var temperature = TemperatureFor(length);
        var top = NoneScore;
        foreach (var score in scores)
        {
            top = Math.Max(top, score);
        }

        var total = Math.Exp((NoneScore - top) / temperature);
        for (var at = 0; at < scores.Length; at++)
        {
            total += scores[at] = scores[at] > 0 ? Math.Exp((scores[at] - top) / temperature) : 0;
        }

        for (var at = 0; at < scores.Length; at++)
        {
            scores[at] /= total;
        }
    }

    /// <summary>What the score of a matter's terms adds to its learnt score.</summary>
    /// <param name="score">The terms' score, in units of weight.</param>
    public static float OfTerm(double score) => (float)(TermShare * MostTerms * Math.Tanh(score / MostTerms));

    /// <summary>Turns learnt scores into probabilities.</summary>
    /// <param name="scores">One for each class.</param>
    /// <param name="probabilities">One for each class, overwritten; they add up to one.</param>
    public static void OfLearnt(ReadOnlySpan<float> scores, Span<double> probabilities)
    {
        var top = float.MinValue;
        foreach (var score in scores)
        {
            top = Math.Max(top, score);
        }

        var total = 0.0;
        for (var at = 0; at < scores.Length; at++)
        {
            total += probabilities[at] = Math.Exp((scores[at] - top) / LearntTemperature);
        }

        for (var at = 0; at < scores.Length; at++)
        {
            probabilities[at] /= total;
        }
    }
}
