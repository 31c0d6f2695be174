// The rules of the house that a machine can hold.
using System.Text.RegularExpressions;
using Xunit;

namespace GridBot.Tests.Architecture;

public sealed partial class HouseTests
{
    private const int LongestFile = 300;

    /// <summary>What stands at the top of the repository, apart from files that begin with a dot.</summary>
    private static readonly string[] Top =
    [
        "BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props", "GridBot.sln", "LICENSE", "README.md", "README.zh-CN.md", "deploy", "dialogs", "docs", "global.json", "src", "test", "tests",
    ];

    /// <summary>What a build or a run leaves behind; not in the repository.</summary>
    private static readonly string[] Leftovers = ["artifacts", "data", "TestResults", "bin", "obj"];

    private static readonly string[] Dots = [".ci", ".editorconfig", ".git", ".gitattributes", ".gitignore", ".dockerignore", ".config", ".vs", ".idea"];

    [Fact]
    public void Every_file_opens_with_one_plain_sentence() =>
        Assert.Equal([], SourceFile.ReadAll().Where(file => !Opening().IsMatch(file.Lines[0].TrimEnd('\r')) || file.Lines[1].StartsWith("//", StringComparison.Ordinal)).Select(file => $"{file.Path}: {file.Lines[0]}"));

    [Fact]
    public void No_file_is_longer_than_can_be_read_at_once() =>
        Assert.Equal([], SourceFile.ReadAll().Where(file => file.Lines.Length - 1 > LongestFile).Select(file => $"{file.Path}: {file.Lines.Length - 1} lines"));

    [Fact]
    public void No_literal_outside_the_simulator_is_Chinese() =>
        Assert.Equal([], SourceFile.ReadAll().Where(file => file.Project != "GridBot.Simulator")
            .SelectMany(file => file.Literals.Where(literal => literal.Text.Any(IsChinese)).Select(literal => $"{file.Path}:{literal.Line}: {literal.Text}")));

    [Fact]
    public void Nothing_is_named_after_nothing()
    {
        Assert.Equal([], SourceFile.ReadAll().Where(file => Empty().IsMatch(file.Name)).Select(file => file.Path));
        Assert.Equal([], SourceFile.ReadAll().SelectMany(file => TypeName().Matches(file.Text).Select(match => match.Groups["name"].Value).Where(name => Empty().IsMatch(name)).Select(name => $"{file.Path}: {name}")));
    }

    [Fact]
    public void Every_type_named_like_its_file_stands_in_the_projects_namespace() =>
        Assert.Equal([], SourceFile.ReadAll().Where(file => file.Name != "Program")
            .Where(file => !file.Text.Contains($"\nnamespace {string.Join('.', file.Path.Split('/')[1..^1])};", StringComparison.Ordinal) && !file.Text.Contains($"\nnamespace {file.Project};", StringComparison.Ordinal))
            .Select(file => file.Path));

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Assert.Equal([], SourceFile.ReadAll().Where(file => Later().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void The_top_of_the_repository_holds_only_what_belongs_there()
    {
        var there = Directory.GetFileSystemEntries(RepositoryRoot.Path).Select(path => Path.GetFileName(path)!).ToList();
        Assert.Equal([], there.Where(name => name[0] != '.').Except(Top, StringComparer.Ordinal).Except(Leftovers, StringComparer.Ordinal));
        Assert.Equal([], there.Where(name => name[0] == '.').Except(Dots, StringComparer.Ordinal));
    }

    /// <summary>Han characters. Punctuation alone is no wording: code has to recognise it.</summary>
    private static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    [GeneratedRegex(@"^// \S.*[.!?]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex("Utils|Helpers?$|Common|Manager", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Later();
}
