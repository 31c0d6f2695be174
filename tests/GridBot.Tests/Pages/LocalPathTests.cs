// A path that somebody may be sent to stays on this site, whatever is tried.
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.SignIn;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class LocalPathTests
{
    private static readonly Uri Here = new("https://gridbot.example.org/");

    /// <summary>Texts of what such tricks are made of.</summary>
    private static Arbitrary<string> Tricks { get; } = Gen.Elements("/", "\\", "//", ":", "@", "evil.example.org", "https", "javascript", "\t", "\n", "\r", "%2F", "%5C", "?", "#", ".", "..", "reports", " ", "\u3000", "／", "；", "a", "1")
        .ListOf().Select(string.Concat).ToArbitrary();

    [Property(MaxTest = 3000)]
    public Property What_is_accepted_resolves_to_this_site() => Prop.ForAll(
        Tricks,
        text => !LocalPath.TryParse(text, out var path) || (Uri.TryCreate(Here, path.Value.Text, out var target) && target.Authority == Here.Authority && target.Scheme == Here.Scheme && path.Value.Text == text));

    [Property]
    public bool Any_text_is_read_without_a_fault(string? text) => LocalPath.TryParse(text, out var path) == path is not null;

    [Theory]
    [InlineData("/reports/WG20261123-7K3F", true)]
    [InlineData("/reports/WG20261123-7K3F?look=1", true)]
    [InlineData("/", true)]
    [InlineData("//evil", false)]
    [InlineData("/a//evil", false)]
    [InlineData("/\\evil", false)]
    [InlineData("/a:b", false)]
    [InlineData("evil", false)]
    public void Paths_of_ours_are_accepted_and_no_others(string text, bool accepted) => Assert.Equal(accepted, LocalPath.TryParse(text, out _));

    [Fact]
    public void A_path_as_long_as_none_of_ours_is_refused() => Assert.False(LocalPath.TryParse("/" + new string('a', LocalPath.Longest), out _));
}
