// The pages for operators: every alert has its section, every file is explained, every link leads somewhere.
using System.Text.RegularExpressions;
using GridBot.Tests.Architecture;
using Xunit;

namespace GridBot.Tests.Deploy;

public sealed partial class OperatorPageTests
{
    [Fact]
    public void Every_alert_says_what_it_means_and_leads_to_its_section()
    {
        var page = File.ReadAllText(RepositoryRoot.File("docs/operating.md"));
        var rules = DeployFolder.Documents("prometheus/alerts.yaml").SelectMany(document => document["groups"].List).SelectMany(group => group["rules"].List).ToList();
        Assert.NotEmpty(rules);
        foreach (var rule in rules)
        {
            var name = rule["alert"].Text;
            Assert.Contains($"\n### {name}\n", page, StringComparison.Ordinal);
            Assert.Equal($"docs/operating.md#{name.ToLowerInvariant()}", rule["annotations/runbook"].Text);
            Assert.NotEmpty(rule["annotations/summary"].Text);
            Assert.NotEmpty(rule["annotations/description"].Text);
            Assert.True(rule["labels/severity"].Text is "critical" or "warning");
        }

        var sections = Section().Matches(page).Select(match => match.Groups["name"].Value);
        Assert.Equal([], sections.Except(rules.Select(rule => rule["alert"].Text), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_for_deployment_is_explained()
    {
        var page = DeployFolder.Text("README.md");
        Assert.Equal([], DeployFolder.All.Where(file => file != "README.md" && !page.Contains($"`{file}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_file_opens_with_a_sentence_that_says_what_it_is_for() =>
        Assert.Equal([], DeployFolder.All.Where(file => !file.EndsWith(".json", StringComparison.Ordinal) && !Opening().IsMatch(string.Join('\n', DeployFolder.Text(file).Split('\n')[..2]))));

    [Theory]
    [InlineData("deploy/README.md")]
    [InlineData("docs/operating.md")]
    [InlineData("docs/scale.md")]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Every_link_leads_to_a_file(string page)
    {
        var path = RepositoryRoot.File(page);
        var links = Link().Matches(File.ReadAllText(path)).Select(match => match.Groups["to"].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.Equal([], links.Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, link.Split('#')[0]))));
    }

    [GeneratedRegex(@"^### (?<name>GridBot\w+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(#!/bin/bash\n)?(#|--) \S", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
