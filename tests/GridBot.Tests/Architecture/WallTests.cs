// The walls between the projects, as the design draws them.
using Xunit;

namespace GridBot.Tests.Architecture;

public sealed class WallTests
{
    /// <summary>Which project may reference which; the program may reference all.</summary>
    private static readonly Dictionary<string, string[]> May = new(StringComparer.Ordinal)
    {
        ["GridBot.Channels"] = ["GridBot.Notices"],
        ["GridBot.Conversation"] = ["GridBot.Classification", "GridBot.Reports"],
        ["GridBot.Classification"] = [],
        ["GridBot.Reports"] = [],
        ["GridBot.Storage"] = ["GridBot.Conversation", "GridBot.Reports", "GridBot.Notices"],
        ["GridBot.Notices"] = ["GridBot.Reports"],
        ["GridBot.Simulator"] = [],
    };

    /// <summary>Packages that one project alone may reference, by the beginning of their ids.</summary>
    private static readonly Dictionary<string, string> Only = new(StringComparer.Ordinal)
    {
        ["Dapper"] = "GridBot.Storage",
        ["Microsoft.Data."] = "GridBot.Storage",
        ["SQLitePCLRaw"] = "GridBot.Storage",
        ["MySqlConnector"] = "GridBot.Storage",
        ["FluentMigrator"] = "GridBot.Storage",
        ["Polly"] = "GridBot.Channels",
        ["Microsoft.Extensions.Http.Polly"] = "GridBot.Channels",
        ["YamlDotNet"] = "GridBot.Conversation",
        ["NetTopologySuite"] = "GridBot.Conversation",
        ["CsvHelper"] = "GridBot.Conversation",
        ["System.CommandLine"] = "GridBot",
        ["Spectre.Console"] = "GridBot",
        ["prometheus-net"] = "GridBot",
        ["SkiaSharp"] = "GridBot",
    };

    [Fact]
    public void Every_project_references_only_what_it_may()
    {
        var projects = ProjectFile.ReadAll();
        Assert.Equal(May.Keys.Append("GridBot").Order(StringComparer.Ordinal), projects.Select(project => project.Name).Order(StringComparer.Ordinal));
        foreach (var project in projects.Where(project => project.Name != "GridBot"))
        {
            Assert.Equal([], project.Projects.Except(May[project.Name], StringComparer.Ordinal).Select(reference => $"{project.Name} -> {reference}"));
        }
    }

    [Fact]
    public void A_package_stays_behind_the_wall_it_belongs_to()
    {
        foreach (var project in ProjectFile.ReadAll())
        {
            foreach (var (package, owner) in Only.Where(entry => entry.Value != project.Name))
            {
                Assert.Equal([], project.Packages.Where(id => id.StartsWith(package, StringComparison.Ordinal)).Select(id => $"{project.Name} -> {id}, which is {owner}'s"));
            }
        }
    }

    [Fact]
    public void Sql_is_written_in_the_storage_alone()
    {
        foreach (var file in SourceFile.ReadAll().Where(file => file.Project != "GridBot.Storage"))
        {
            Assert.Equal([], file.Literals.Where(IsSql).Select(literal => $"{file.Path}:{literal.Line}"));
        }

        static bool IsSql(CSharpLiteral literal)
        {
            var text = literal.Text.TrimStart();
            return text.StartsWith("SELECT ", StringComparison.Ordinal) || text.StartsWith("INSERT ", StringComparison.Ordinal) || text.StartsWith("UPDATE ", StringComparison.Ordinal) || text.StartsWith("DELETE ", StringComparison.Ordinal);
        }
    }
}
