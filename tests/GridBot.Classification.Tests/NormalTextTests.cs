// The one form of what people type.
using FsCheck.Xunit;

namespace GridBot.Classification.Tests;

public sealed class NormalTextTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３，：", "abc123,:")]
    [InlineData("消 防　栓 没水", "消防栓没水")]
    [InlineData("call  me", "call me")]
    [InlineData("「消防」", "\"消防\"")]
    [InlineData("③号楼", "3号楼")]
    [InlineData("第一行\r\n\r\n 第二行", "第一行\n第二行")]
    [InlineData("法\u200b轮\ufeff", "法轮")]
    [InlineData("", "")]
    public void Writings_are_folded(string text, string normal) => Assert.Equal(normal, NormalText.Of(text));

    [Property(MaxTest = 1_000)]
    public bool The_normal_form_of_a_normal_form_is_itself(string? text) =>
        NormalText.Of(NormalText.Of(text ?? "")) == NormalText.Of(text ?? "");

    [Fact]
    public void Only_the_first_characters_of_an_endless_text_are_read() =>
        Assert.Equal(NormalText.LongestText, NormalText.Of(new string('火', 100_000)).Length);
}
