// What the pages on privacy and security promise is true of the database and the tests.
using System.Text.RegularExpressions;
using GridBot.Storage;
using GridBot.Storage.Retention;
using GridBot.Tests.Keys;
using GridBot.Tests.Service;
using Microsoft.Data.Sqlite;
using Xunit;

namespace GridBot.Tests.Architecture;

public sealed partial class PromiseTests
{
    private static readonly string[] OtherThanData = ["VersionInfo"];

    [Fact]
    public async Task Every_column_of_the_database_stands_in_the_table_of_the_privacy_page()
    {
        using var folder = new TempFolder();
        var text = $"Data Source={folder.File("gridbot.db")};Pooling=False";
        await new DatabaseMigrator(new StorageOptions { ConnectionString = text }, TestSeal.Create()).MigrateAsync(TestContext.Current.CancellationToken);
        await using var connection = new SqliteConnection(text);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var page = await File.ReadAllLinesAsync(RepositoryRoot.File("docs/privacy.md"), TestContext.Current.CancellationToken);
        var missing = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var (table, column) = (reader.GetString(0), reader.GetString(1));
            var isTold = page.Any(line => line.Contains($"`{table}.{column}`", StringComparison.Ordinal) || (line.Contains($"`{table}.", StringComparison.Ordinal) && line.Contains($"`{column}`", StringComparison.Ordinal)));
            if (!isTold && !OtherThanData.Contains(table))
            {
                missing.Add($"{table}.{column}");
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void The_spans_of_the_privacy_page_are_those_of_the_program()
    {
        var page = File.ReadAllText(RepositoryRoot.File("docs/privacy.md"));
        var rules = new RetentionRules();
        Assert.Equal(
            (7, 3, 30, 90, 7, 7, 365, 90),
            (rules.Drafts.TotalDays, rules.Seen.TotalDays, rules.Sessions.TotalDays, rules.Reporters.TotalDays, rules.Residents.TotalDays, rules.Contacts.TotalDays, rules.Attachments.TotalDays, rules.Ledger.TotalDays));
        foreach (var span in (string[])["**7 days**", "**3 days**", "**90 days**", "**1 year**", "30 days"])
        {
            Assert.Contains(span, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_test_that_the_security_page_names_exists()
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.File("tests"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        var named = Names().Matches(File.ReadAllText(RepositoryRoot.File("docs/security.md"))).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count > 20);
        Assert.All(named, name => Assert.Contains(name, files));
    }

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+(Tests|Contract))`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Names();
}
