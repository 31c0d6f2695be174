// The figures that "evaluate" prints beside those of the ranking itself.
using GridBot.Classification;
using GridBot.Commands;
using GridBot.Reports;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Commands;

public sealed class FigureTests
{
    private static readonly Dictionary<string, RankedMatter[]> Rankings = new(StringComparer.Ordinal)
    {
        ["sure and right"] = [new(7, 0.97, []), new(6, 0.01, [])],
        ["sure and wrong"] = [new(7, 0.97, []), new(6, 0.01, [])],
        ["offered and in it"] = [new(6, 0.4, []), new(8, 0.35, []), new(7, 0.2, [])],
        ["offered and not in it"] = [new(6, 0.4, []), new(8, 0.35, []), new(7, 0.2, [])],
        ["lost"] = [],
    };

    [Fact]
    public void Each_behaviour_is_counted_with_how_often_it_was_right()
    {
        var counts = BehaviourCount.Measure(text => Rankings[text], [
            new("sure and right", [7]), new("sure and wrong", [6]), new("offered and in it", [7]), new("offered and not in it", [24]), new("lost", [7])]);

        Assert.Equal([new(PlacingResult.Sure, 2, 1), new(PlacingResult.Unsure, 2, 1), new(PlacingResult.Lost, 1, 0)], counts);
        Assert.Equal(0.5, counts[0].Share);
    }

    [Fact]
    public async Task An_evaluation_tells_behaviours_and_figures_by_length_and_no_text()
    {
        List<LabelledText> texts =
        [
            new("楼道堆满纸箱,消防栓没水", [7]),
            new("锦绣小区停水两天了没人管,打了好几次电话都说在修,到现在也没来水", [24]),
            new(string.Concat(Enumerable.Repeat("饭店油烟太大,住户受不了。", 12)), [6, 8]),
        ];
        using var output = new StringWriter();
        await new EvaluationPrinter(output, RunningBot.Dialogs).PrintAsync(texts, Evaluation.Measure(RunningBot.Dialogs.Classifier.Rank, texts), TimeSpan.FromMicroseconds(37.5), 0);
        var printed = output.ToString();
        Assert.Matches(@"(?m)^time a text          37\.5 us$", printed);
        Assert.Matches($"(?m)^model                {RunningBot.Dialogs.Classifier.Version}$", printed);
        foreach (var behaviour in (string[])["sure", "unsure", "lost"])
        {
            Assert.Matches($@"(?m)^{behaviour} +\d+ +[\d.]+ % +([\d.]+ %|-)$", printed);
        }

        foreach (var (group, count) in new[] { ("up to 25", 1), ("26-60", 1), ("61-120", 0), ("over 120", 1) })
        {
            Assert.Matches($"(?m)^{group} +{count}( |$)", printed);
        }

        Assert.DoesNotContain("纸箱", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("油烟", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_is_a_confusion_matrix_for_each_model()
    {
        using var output = new StringWriter();
        await new FeedbackPrinter(output).PrintAsync([
            new(new("model-1", 0, 2), 1), new(new("model-1", 7, 0), 2), new(new("model-1", 7, 7), 6), new(new("model-1", 7, 24), 1), new(new("model-2", 6, 6), 3)]);
        var printed = output.ToString();
        Assert.Matches(@"(?s)model +model-1\n.*reports +10\n.*chosen as suggested +6 of 8 \(75\.0 %\)\n.*not placed yet +2\n.*model +model-2\n.*chosen as suggested +3 of 3 \(100\.0 %\)", printed);
        Assert.Matches(@"(?m)^ +7 -> 24 +1$", printed);
        Assert.Matches(@"(?m)^ +0 -> 2 +1$", printed);
    }
}
