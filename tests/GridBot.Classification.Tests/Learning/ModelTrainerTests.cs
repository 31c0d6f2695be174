// What training promises: equal material makes equal weights, and too little of it makes terms alone.
using System.Runtime.InteropServices;
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

public sealed class ModelTrainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_trainings_of_the_same_material_give_the_same_weights_to_the_bit()
    {
        var (one, other) = (ModelTrainer.Train(SmallMaterial.Whole(), Token), ModelTrainer.Train(SmallMaterial.Whole(), Token));

        Assert.Equal(one.Version, other.Version);
        AssertSame(one.Learnt!, other.Learnt!);
        var (first, second) = (new Classifier(one), new Classifier(other));
        Assert.All(SmallMaterial.Texts(), text => Assert.Equal(first.Rank(text).Written(), second.Rank(text).Written()));
    }

    [Fact]
    public async Task Trainings_at_the_same_time_do_not_disturb_each_other()
    {
        var alone = ModelTrainer.Train(SmallMaterial.Whole(), Token);
        var beside = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ModelTrainer.Train(SmallMaterial.Whole(), Token), Token)));
        Assert.All(beside, model => AssertSame(alone.Learnt!, model.Learnt!));
    }

    [Fact]
    public void What_was_learnt_places_its_own_examples()
    {
        var classifier = new Classifier(ModelTrainer.Train(SmallMaterial.WithoutTerms(), Token));
        Assert.All(SmallMaterial.Examples.Where(example => example.Matter != LearntWeights.Nothing), example => Assert.Equal(example.Matter, classifier.Rank(example.Text)[0].Matter));
    }

    [Fact]
    public void Every_weight_is_a_number()
    {
        var learnt = ModelTrainer.Train(SmallMaterial.Whole(), Token).Learnt!;
        Assert.All([.. learnt.Rarity, .. learnt.GramWeights, .. learnt.Biases], weight => Assert.True(float.IsFinite(weight)));
        Assert.Equal(learnt.Grams.Grams.Count, learnt.Rarity.Length);
        Assert.Equal(learnt.Grams.Grams.Count * learnt.Classes.Count, learnt.GramWeights.Length);
        Assert.Equal([LearntWeights.Nothing, 6, 7, 24], learnt.Classes);
    }

    [Fact]
    public void An_example_of_nothing_but_what_all_examples_hold_is_learnt_from_without_harm()
    {
        // A sequence that all texts hold has no rarity: the vector of this text has no length.
        var material = new TrainingMaterial
        {
            Terms = [],
            Examples = [.. Enumerable.Repeat("灯", 3).Select(text => new Example(text, 24)), .. Enumerable.Repeat("灯火灾", 3).Select(text => new Example(text, 7))],
        };
        var model = ModelTrainer.Train(material, Token);
        Assert.All(model.Learnt!.GramWeights, weight => Assert.True(float.IsFinite(weight)));
        var classifier = new Classifier(model);
        Assert.Equal(7, classifier.Rank("火灾")[0].Matter);
        var explained = classifier.Explain("灯").Matters;
        Assert.NotEmpty(explained);
        Assert.All(explained, matter => Assert.All(matter.Sequences, words => Assert.True(double.IsFinite(words.Weight))));
    }

    [Fact]
    public void Without_examples_or_with_one_class_the_terms_decide_alone()
    {
        foreach (var examples in (IReadOnlyList<Example>[])[[], [.. SmallMaterial.Examples.Where(example => example.Matter == 7)], [.. SmallMaterial.Examples.Where(example => example.Matter == LearntWeights.Nothing)]])
        {
            var material = new TrainingMaterial { Terms = SmallMaterial.Terms, Counters = ["号"], Examples = examples };
            AssertTermsAlone(ModelTrainer.Train(material, Token));
        }
    }

    [Fact]
    public void Examples_that_share_no_sequence_teach_nothing()
        => AssertTermsAlone(ModelTrainer.Train(new TrainingMaterial { Terms = SmallMaterial.Terms, Counters = ["号"], Examples = [new Example("消防", 7), new Example("井盖", 24)] }, Token));

    [Fact]
    public async Task A_training_that_was_called_off_before_it_began_does_not_begin()
    {
        using var called = new CancellationTokenSource();
        await called.CancelAsync();
        Assert.Throws<OperationCanceledException>(() => ModelTrainer.Train(SmallMaterial.Whole(), called.Token));
    }

    private static void AssertTermsAlone(Model model)
    {
        Assert.Null(model.Learnt);
        var (classifier, terms) = (new Classifier(model), new Classifier(SmallMaterial.Terms, ["号"]));
        Assert.All(SmallMaterial.Texts(), text => Assert.Equal(terms.Rank(text).Written(), classifier.Rank(text).Written()));
        Assert.Equal(11, classifier.Rank("工资一直没发")[0].Matter);
    }

    internal static void AssertSame(LearntWeights one, LearntWeights other)
    {
        Assert.Equal(one.Classes, other.Classes);
        Assert.Equal(one.Grams.Grams, other.Grams.Grams);
        Assert.True(Bits(one.Rarity).SequenceEqual(Bits(other.Rarity)));
        Assert.True(Bits(one.GramWeights).SequenceEqual(Bits(other.GramWeights)));
        Assert.True(Bits(one.Biases).SequenceEqual(Bits(other.Biases)));
    }

    private static ReadOnlySpan<int> Bits(float[] weights) => MemoryMarshal.Cast<float, int>(weights);
}
