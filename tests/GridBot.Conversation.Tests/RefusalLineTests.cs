// The line of the scope with both witnesses: the rules, and what was learnt from the shipped examples.
using GridBot.Classification.Refusing;

namespace GridBot.Conversation.Tests;

/// <summary>
/// The held-out texts were written by two people who knew neither rules nor examples, and serve for measuring only: totals are told, never a text.
/// </summary>
public sealed class RefusalLineTests(ITestOutputHelper output)
{
    private const int FewestOwn = 1_200;

    private static readonly Refusal Refusal = RealDialogs.Set.Refusal;

    [Theory]
    [InlineData("refused", true)]
    [InlineData("taken", false)]
    public void Every_own_example_falls_on_its_side_of_the_line(string side, bool refused)
    {
        var texts = File.ReadLines(Path.Combine(RealDialogs.Folder, "refusal.examples")).SkipWhile(line => line != $"{side}:").Skip(1).TakeWhile(line => !line.EndsWith(':')).ToList();
        Assert.True(texts.Count >= FewestOwn, $"{texts.Count} texts");
        Assert.DoesNotContain(texts, text => Refusal.Decide(text).Refused != refused);
    }

    [Theory]
    [InlineData("refused-held-out-b.txt", true, 4)]
    [InlineData("refused-held-out-d.txt", true, 4)]
    [InlineData("taken-held-out-b.txt", false, 2)]
    [InlineData("taken-held-out-d.txt", false, 2)]
    public void Of_a_strangers_texts_few_fall_on_the_wrong_side(string file, bool refused, int most)
    {
        var texts = RealDialogs.DataLines(file).ToList();
        var wrong = texts.Count(text => Refusal.Decide(text).Refused != refused);
        output.WriteLine($"{file}: {wrong} of {texts.Count} on the wrong side");
        Assert.InRange(wrong, 0, most);
    }

    [Theory]
    [InlineData("清真寺消防通道被堵")]
    [InlineData("新疆路井盖丢失")]
    [InlineData("书店着火")]
    [InlineData("卫星路红绿灯坏")]
    [InlineData("我刑满释放想找工作")]
    [InlineData("邻居")]
    [InlineData("楼上那家")]
    [InlineData("他儿子")]
    public void Words_alone_and_short_answers_never_refuse(string text) => Assert.False(Refusal.Decide(text).Refused);

    [Fact]
    public void What_the_second_witness_says_can_be_inspected()
    {
        var explained = Refusal.Explain("那家男的头些年进去蹲过,放出来没多久");
        Assert.NotNull(explained.Learnt);
        Assert.InRange(explained.Learnt.Probability, 0, 1);
        Assert.NotEmpty(explained.Learnt.Words);
    }

    [Fact]
    public void Without_weights_the_rules_decide_alone() => Assert.Same(Refusal, Refusal.With(null));
}
