// The line of the scope: what is refused and what is taken.
using GridBot.Classification.Refusing;

namespace GridBot.Classification.Tests;

public sealed class RefusalTests(ITestOutputHelper output)
{
    private static readonly Refusal Refusal = new(RealRules.Refusal);

    [Theory]
    [InlineData("refused.txt", true)]
    [InlineData("taken.txt", false)]
    [InlineData("refused-second.txt", true)]
    [InlineData("taken-second.txt", false)]
    public void Every_own_example_falls_on_its_side_of_the_line(string file, bool refused)
    {
        var texts = RepositoryFiles.Lines(Path.Combine("tests/GridBot.Classification.Tests/Data", file));
        var wrong = texts.Where(t => Refusal.Decide(t).Refused != refused).ToList();
        foreach (var text in wrong)
        {
            output.WriteLine(text + "  <- " + string.Join(' ', Refusal.Explain(text).Evidence.Select(e => $"{e.Kind}:{e.Rule}:{e.Words}{(e.Counts ? "+" : "-")}")));
        }

        Assert.Empty(wrong);
    }
}
