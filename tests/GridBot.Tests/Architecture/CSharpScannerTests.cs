// The scanner itself: what is a literal and what is not.
using Xunit;

namespace GridBot.Tests.Architecture;

public sealed class CSharpScannerTests
{
    [Theory]
    [InlineData("var a = 1; // \"x\"", "")]
    [InlineData("/* \"x\" \n */ var a = \"y\";", "y")]
    [InlineData("var a = \"x // y\"; // z", "x // y")]
    [InlineData("var a = \"x\\\"y\" + 'c' + '\\'';", "x\\\"y|c|\\")]
    [InlineData("var a = @\"C:\\x\"\"y\"; var b = \"z\";", "C:\\x\"\"y|z")]
    [InlineData("var a = \"\"\"x \"quoted\" y\"\"\"; var b = \"z\";", "x \"quoted\" y|z")]
    [InlineData("var a = $\"x {Call(\"y\")} z\"; var b = \"w\";", "x {Call(\"y\")} z|w")]
    [InlineData("var a = $\"{{x}}\"; var b = \"y\";", "{{x}}|y")]
    public void Literals_are_found_and_comments_are_not(string source, string expected) =>
        Assert.Equal(expected, string.Join('|', CSharpScanner.Literals(source).Select(literal => literal.Text)));

    [Fact]
    public void A_literal_knows_its_line() => Assert.Equal(3, Assert.Single(CSharpScanner.Literals("// a\n\nvar b = \"c\";\n")).Line);
}
