// The rules of the house for what is no C# file: components and the style of the pages.
using GridBot.Tests.Architecture;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class PartFileTests
{
    private static readonly string[] Files = [.. new[] { "*.razor", "*.css", "*.svg" }
        .SelectMany(pattern => Directory.GetFiles(RepositoryRoot.File("src/GridBot/Pages"), pattern, SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    [Fact]
    public void No_component_holds_wording_of_its_own() =>
        Assert.Equal([], Files.Where(file => File.ReadAllText(file).Any(c => c is >= '\u3000' and <= '\u9FFF' or >= '\uFF00' and <= '\uFFEF')).Select(Path.GetFileName));

    [Fact]
    public void Every_component_opens_with_one_sentence() =>
        Assert.Equal([], Files.Where(file => file.EndsWith(".razor", StringComparison.Ordinal) && Path.GetFileName(file)[0] != '_')
            .Where(file => File.ReadLines(file).First() is not { } first || !first.StartsWith("@* ", StringComparison.Ordinal) || !first.EndsWith(". *@", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Fact]
    public void Nothing_is_written_past_the_encoder_but_the_style() =>
        Assert.Equal(["Shell.razor"], Files.Where(file => File.ReadAllText(file).Contains("MarkupString", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Fact]
    public void No_component_runs_anything_in_the_browser_or_loads_anything_from_elsewhere() =>
        Assert.Equal([], Files.Where(file => file.EndsWith(".razor", StringComparison.Ordinal) && ((string[])["<script", "onclick", "javascript:", "http://", "https://", " style=\""]).Any(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal))).Select(Path.GetFileName));
}
