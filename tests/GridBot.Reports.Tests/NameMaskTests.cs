// Names people write behind 姓名, 叫, 是 and the like, and words that only look like names.
namespace GridBot.Reports.Tests;

public sealed class NameMaskTests
{
    private const string Label = "[姓名]";

    public static TheoryData<string> Named => [.. RealMask.Lines("named.txt"), .. RealMask.Lines("named-second.txt")];

    public static TheoryData<string> Unnamed => [.. RealMask.Lines("unnamed.txt"), .. RealMask.Lines("unnamed-second.txt")];

    // In the data a name stands between braces.
    [Theory]
    [MemberData(nameof(Named))]
    public void A_name_that_a_word_announces_is_masked(string text)
    {
        var masked = string.Concat(text.Split('{').Select((part, i) => i == 0 ? part : Label + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..]));
        Assert.Equal(masked, RealMask.Mask.Apply(text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Unnamed))]
    public void Ordinary_words_places_and_shops_stay(string text) => Assert.Same(text, RealMask.Mask.Apply(text));

    [Theory]
    [InlineData("姓名：[姓名]")]
    [InlineData("他叫[姓名]和[电话]")]
    public void A_masked_name_stays_as_it_is(string text) => Assert.Same(text, RealMask.Mask.Apply(text));

    [Fact]
    public void No_example_of_the_dialogs_is_changed() =>
        Assert.DoesNotContain(RealMask.Examples(), text => RealMask.Mask.Apply(text).Contains(Label, StringComparison.Ordinal));
}
