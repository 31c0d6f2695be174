// What every ranking by learnt weights promises, over whatever people may send.
using FsCheck.Xunit;
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

public sealed class LearntRankingTests
{
    private static readonly Classifier Small = new(ModelTrainer.Train(SmallMaterial.Whole()));

    [Property(MaxTest = 1_000)]
    public bool Any_text_at_all_is_ranked_within_bounds_and_the_same_every_time(string? text, int seed)
        => Classifiers.All(classifier => IsSound(classifier, text ?? "") && IsSound(classifier, text + SmallMaterial.OddText(seed)));

    [Property(MaxTest = 20)]
    public bool So_is_any_letter(int seed)
        => Classifiers.All(classifier => IsSound(classifier, SmallMaterial.OddText(seed, 6_000)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u3000")]
    [InlineData("\u200b\ufeff")]
    [InlineData("😀😀😀")]
    [InlineData("\ud83d")]
    [InlineData("\u0000")]
    [InlineData("{0}%s';--<b>")]
    public void What_tells_nothing_is_ranked_without_harm(string text) => Assert.All(Classifiers, classifier => Assert.True(IsSound(classifier, text)));

    [Fact]
    public void A_text_that_holds_nothing_known_has_no_ranking()
    {
        Assert.Empty(RealModel.Classifier.Rank(""));
        Assert.Empty(RealModel.Classifier.Rank("ꙮꙮꙮꙮ"));
        Assert.Empty(RealModel.Classifier.Explain("ꙮꙮꙮꙮ").Matters);
    }

    [Fact]
    public void Texts_of_eight_thousand_characters_and_more_are_ranked()
    {
        foreach (var letter in (string[])[Repeated("楼道堆满纸箱。", 8_000), Repeated("😀", 8_000), Repeated("1", 8_000), Repeated("火\n", 8_000), Repeated("油烟扰民,", 100_000)])
        {
            Assert.All(Classifiers, classifier => Assert.True(IsSound(classifier, letter)));
        }
    }

    [Property(MaxTest = 300)]
    public bool Blanks_full_width_forms_and_invisible_characters_change_nothing(int seed)
    {
        var random = new Random(seed);
        var plain = RealModel.Examples[random.Next(RealModel.Examples.Count)];
        var typed = Retyped(plain, random);
        return Classifiers.All(classifier => classifier.Rank(plain).Written() == classifier.Rank(typed).Written());
    }

    [Fact]
    public void Threads_that_rank_at_once_get_what_one_alone_gets()
    {
        string[] texts = [.. RealModel.Examples.Where((_, at) => at % 40 == 0), .. SmallMaterial.Texts()];
        foreach (var classifier in Classifiers)
        {
            var alone = texts.Select(text => classifier.Rank(text).Written()).ToList();
            var beside = new string[texts.Length * 4];
            Parallel.For(0, beside.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, at => beside[at] = classifier.Rank(texts[at % texts.Length]).Written());
            Assert.All(beside.Index(), entry => Assert.Equal(alone[entry.Index % texts.Length], entry.Item));
        }
    }

    [Fact]
    public void A_text_twenty_times_as_long_costs_no_more_than_twenty_times_as_much()
    {
        const int times = 20;
        const string text = "楼道堆满纸箱,还有人给电瓶车充电,物业一直不管。";
        var letter = Repeated(text, text.Length * times);
        Assert.All(Classifiers, classifier =>
        {
            // Twice as much is allowed, for lists that grow by doubling and for a noisy machine; what grows with the square would cost twenty times as much.
            Assert.InRange(Allocated(classifier, letter), 0, Allocated(classifier, text) * times * 2);
            Assert.InRange(Quickest(classifier, letter), TimeSpan.Zero, Quickest(classifier, text) * times * 2);
        });
    }

    [Fact]
    public void A_term_of_a_matter_without_examples_suggests_nothing_by_itself()
    {
        // Elsewhere the mere frequency of the others would be told as a finding.
        var classifier = new Classifier(ModelTrainer.Train(new TrainingMaterial { Terms = [new MatterTerms(11, [new Term("ꙮꙮ", 3)]), new MatterTerms(7, [new Term("ꙭꙭ", 3)])], Examples = SmallMaterial.Examples }, TestContext.Current.CancellationToken));
        Assert.Empty(classifier.Rank("ꙮꙮ"));
        Assert.Equal(7, classifier.Rank("ꙭꙭ")[0].Matter);
    }

    [Fact]
    public void Equal_matters_stand_by_their_numbers()
    {
        var classifier = new Classifier([new MatterTerms(24, [new Term("井盖", 2)]), new MatterTerms(6, [new Term("井盖", 2)]), new MatterTerms(7, [new Term("井盖", 2)])]);
        Assert.Equal([6, 7, 24], classifier.Rank("井盖").Select(entry => entry.Matter));
    }

    [Fact]
    public void A_text_of_no_matter_names_none_as_its_first_sure_one()
    {
        foreach (var text in (string[])["你好", "在吗", "谢谢"])
        {
            Assert.NotEqual(PlacingResult.Sure, Placing.Of(RealModel.Classifier.Rank(text)));
            Assert.NotEqual(PlacingResult.Sure, Placing.Of(Small.Rank(text)));
        }
    }

    private static IReadOnlyList<Classifier> Classifiers => [Small, RealModel.Classifier];

    private static bool IsSound(Classifier classifier, string text)
    {
        var ranked = classifier.Rank(text);
        return ranked.Count <= Calibration.MostMatters
            && ranked.All(entry => entry.Probability is >= Calibration.Least and <= 1 && entry.Matter != LearntWeights.Nothing && entry.Reasons.Count <= Calibration.MostReasons)
            && ranked.Sum(entry => entry.Probability) <= 1 + 1e-9
            && ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Probability >= pair.Second.Probability)
            && ranked.DistinctBy(entry => entry.Matter).Count() == ranked.Count
            && ranked.Written() == classifier.Rank(text).Written();
    }

    private static string Repeated(string text, int length) => string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1))[..length];

    /// <summary>The same text as another phone sends it.</summary>
    private static string Retyped(string text, Random random)
    {
        var typed = new System.Text.StringBuilder();
        var before = ' ';
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            // A blank stays between two words of Latin letters only, and full-width ones are none.
            var isBesideBlank = before == ' ' || (at + 1 < text.Length && text[at + 1] == ' ');
            if (IsHan(before) && IsHan(c) && random.Next(3) == 0)
            {
                typed.Append(random.Next(2) == 0 ? ' ' : '\u3000');
            }

            if (random.Next(5) == 0)
            {
                typed.Append('\u200b');
            }

            typed.Append(c is >= '!' and <= '~' && !isBesideBlank && random.Next(2) == 0 ? (char)(c - '!' + '\uff01') : c);
            before = c;
        }

        return typed.ToString();
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static long Allocated(Classifier classifier, string text)
    {
        classifier.Rank(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        classifier.Rank(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The quickest of many rankings: what else the machine does only makes others slower.</summary>
    private static TimeSpan Quickest(Classifier classifier, string text)
    {
        const int rankings = 300;
        var quickest = TimeSpan.MaxValue;
        for (var at = 0; at < rankings; at++)
        {
            var began = TimeProvider.System.GetTimestamp();
            classifier.Rank(text);
            var took = TimeProvider.System.GetElapsedTime(began);
            quickest = took < quickest ? took : quickest;
        }

        return quickest;
    }
}
