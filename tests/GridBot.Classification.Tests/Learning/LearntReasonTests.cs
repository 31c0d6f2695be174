// The words that are named as reasons, and the explanation of a ranking.
using FsCheck.Xunit;
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

public sealed class LearntReasonTests
{
    /// <summary>Most characters of a reason out of learnt sequences: more do not fit beside the matter's name.</summary>
    private const int LongestReason = 6;

    private static readonly Classifier Small = new(ModelTrainer.Train(SmallMaterial.Whole()));
    private static readonly Classifier WithoutTerms = new(ModelTrainer.Train(SmallMaterial.WithoutTerms()));

    [Property(MaxTest = 500)]
    public bool Reasons_are_parts_of_the_normal_text(int seed)
    {
        var text = SmallMaterial.OddText(seed);
        var normal = NormalText.Of(text);
        return new[] { Small, WithoutTerms, RealModel.Classifier }.All(classifier => classifier.Rank(text).All(ranked =>
        {
            var reasons = classifier.Reasons(text, ranked);
            return reasons.Count <= Calibration.MostReasons && reasons.All(reason => reason.Length > 0 && normal.Contains(reason, StringComparison.Ordinal)) && reasons.Distinct(StringComparer.Ordinal).Count() == reasons.Count;
        }));
    }

    [Fact]
    public void Where_only_sequences_placed_a_text_its_reasons_are_words_of_two_to_six_characters_none_within_another()
    {
        foreach (var text in SmallMaterial.Examples.Where(example => example.Matter != LearntWeights.Nothing).Select(example => example.Text))
        {
            var first = WithoutTerms.Rank(text)[0];
            Assert.Empty(first.Reasons);
            AssertWords(NormalText.Of(text), WithoutTerms.Reasons(text, first));
        }
    }

    [Fact]
    public void So_it_is_with_the_real_examples()
    {
        var (seen, without) = (0, 0);
        foreach (var text in RealModel.Examples)
        {
            var ranked = RealModel.Classifier.Rank(text);
            if (ranked.Count > 0 && ranked[0].Reasons.Count == 0 && Placing.Of(ranked) == PlacingResult.Sure)
            {
                seen++;
                var reasons = RealModel.Classifier.Reasons(text, ranked[0]);
                if (reasons.Count == 0)
                {
                    without++;
                }
                else
                {
                    AssertWords(NormalText.Of(text), reasons);
                }
            }
        }

        Assert.True(seen > 100, $"{seen} texts were placed without a term");
        // A few hold single characters only that were seen before; half a word would be no reason.
        Assert.InRange(without, 0, seen / 100);
    }

    [Fact]
    public void Terms_of_the_dialogs_go_before_learnt_sequences()
    {
        const string text = "楼道里给电瓶车充电";
        var first = Small.Rank(text)[0];
        Assert.Equal(["电瓶车充电"], first.Reasons);
        Assert.Same(first.Reasons, Small.Reasons(text, first));
    }

    [Fact]
    public void A_matter_that_the_model_does_not_know_has_no_reasons()
        => Assert.Empty(WithoutTerms.Reasons("楼道堆满纸箱", new RankedMatter(99, 0.5, [])));

    [Property(MaxTest = 200)]
    public bool The_explanations_probabilities_are_those_of_the_ranking(int seed)
    {
        var text = SmallMaterial.OddText(seed);
        return new[] { Small, WithoutTerms, RealModel.Classifier }.All(classifier =>
        {
            var explained = classifier.Explain(text);
            return explained.Version == classifier.Version && explained.Matters.Select(matter => (matter.Matter, matter.Probability)).SequenceEqual(classifier.Rank(text).Select(matter => (matter.Matter, matter.Probability)));
        });
    }

    [Property(MaxTest = 200)]
    public bool The_explanations_words_stand_in_the_normal_text_and_weigh_a_number(int seed)
    {
        var text = SmallMaterial.OddText(seed);
        var normal = NormalText.Of(text);
        return new[] { Small, RealModel.Classifier }.All(classifier => classifier.Explain(text).Matters.SelectMany(matter => matter.Terms.Concat(matter.Sequences))
            .All(words => normal.Contains(words.Words, StringComparison.Ordinal) && double.IsFinite(words.Weight)));
    }

    [Fact]
    public void The_explanation_names_what_speaks_against_a_matter_too()
    {
        var fire = Small.Explain("楼道堆满纸箱,消防演练").Matters.Single(matter => matter.Matter == 7);
        Assert.Contains(fire.Terms, words => words is { Words: "消防演练", Weight: -3 });
        Assert.Contains(fire.Sequences, words => words.Weight > 0);
        var weights = fire.Sequences.Select(words => Math.Abs(words.Weight)).ToList();
        Assert.Equal(weights.OrderDescending(), weights);
    }

    private static void AssertWords(string normal, IReadOnlyList<string> reasons)
    {
        Assert.InRange(reasons.Count, 1, Calibration.MostReasons);
        Assert.All(reasons, reason =>
        {
            Assert.InRange(reason.Length, 2, LongestReason);
            Assert.Contains(reason, normal, StringComparison.Ordinal);
            Assert.Single(reasons, other => other.Contains(reason, StringComparison.Ordinal));
        });
    }
}
