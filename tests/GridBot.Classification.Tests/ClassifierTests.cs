// The ranking of matters by weighted terms.
using FsCheck.Xunit;

namespace GridBot.Classification.Tests;

public sealed class ClassifierTests
{
    private static readonly Classifier Classifier = new(
    [
        new MatterTerms(6, [new Term("油烟", 3), new Term("污水", 3), new Term("下水道", 1), new Term("黑烟", 2)]),
        new MatterTerms(7, [new Term("消防", 2), new Term("消防栓", 3), new Term("飞线", 3), new Term("电瓶车…充电", 3), new Term("消防演练", -3), new Term("冒烟", 1)]),
        new MatterTerms(8, [new Term("饭店", 2), new Term("后厨", 3), new Term("过期", 2)]),
        new MatterTerms(24, [new Term("停水", 3), new Term("下水道", 2), new Term("井盖", 3)]),
    ]);

    [Theory]
    [InlineData("三单元消防栓没水", 7)]
    [InlineData("小区停水两天了", 24)]
    [InlineData("河里有污水", 6)]
    [InlineData("饭店后厨有老鼠", 8)]
    [InlineData("電瓶车 在 楼道 充电,电瓶车在楼里充电", 7)]
    public void The_matter_whose_terms_stand_in_the_text_is_first(string text, int matter) => Assert.Equal(matter, Classifier.Rank(text)[0].Matter);

    [Theory]
    [InlineData("你好")]
    [InlineData("")]
    [InlineData("明天消防演练")]
    public void Nothing_is_suggested_without_evidence(string text) => Assert.Empty(Classifier.Rank(text));

    [Fact]
    public void Reasons_are_the_longest_terms_without_those_within_them() =>
        Assert.Equal(["电瓶车在楼道充电", "消防栓", "飞线"], Classifier.Rank("飞线,消防栓没水,电瓶车在楼道充电,冒烟")[0].Reasons);

    [Fact]
    public void One_weak_word_is_never_sure() => Assert.InRange(Classifier.Rank("冒烟")[0].Probability, 0.1, 0.7);

    [Fact]
    public void Several_strong_words_are_sure() => Assert.InRange(Classifier.Rank("消防栓没水,还有人飞线,电瓶车充电")[0].Probability, 0.9, 1);

    [Fact]
    public void A_word_said_often_does_not_drown_the_others()
    {
        var letter = "小区停水,井盖也没了。" + string.Concat(Enumerable.Repeat("饭店的人说不管。", 30));
        Assert.Equal(24, Classifier.Rank(letter)[0].Matter);
    }

    [Fact]
    public void The_head_of_a_letter_speaks_louder() =>
        Assert.Equal(6, Classifier.Rank("污水没人管。我打过很多次电话,每次都说会来处理,可是等了一个月还是没有人来,后来听说别处停水。")[0].Matter);

    [Property(MaxTest = 500)]
    public bool Rankings_are_sorted_bounded_and_the_same_every_time(string? text, int seed)
    {
        var random = new Random(seed);
        string[] words = ["消防", "污水", "停水", "过期", "下水道", "油烟", "消防演练"];
        var mixed = text + string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => words[random.Next(words.Length)]));
        var ranked = Classifier.Rank(mixed);
        return ranked.Count <= Calibration.MostMatters
            && ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Probability >= pair.Second.Probability)
            && ranked.Sum(r => r.Probability) < 1
            && ranked.All(r => r.Probability > 0 && r.Reasons.Count is > 0 and <= Calibration.MostReasons)
            && ranked.Select(r => (r.Matter, r.Probability)).SequenceEqual(Classifier.Rank(mixed).Select(r => (r.Matter, r.Probability)));
    }
}
