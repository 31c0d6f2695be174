// Finds the numbers of reports in what the bot says.
using System.Text.RegularExpressions;

namespace GridBot.Endurance.Tests.People;

/// <summary>Numbers as people read them: "WG", the date, and at least four letters or digits.</summary>
internal static partial class Numbers
{
    /// <summary>All different numbers of a text, in their order.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Number().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>All different numbers whose pages a text leads to, in their order: a notice leads to its report's page, a line on what became of the report does not.</summary>
    public static IReadOnlyList<string> LinkedIn(string text) => [.. Link().Matches(text).Select(match => match.Groups["number"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"/reports/(?<number>WG\d{8}-[0-9A-Z]{4,10})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"WG\d{8}-[0-9A-Z]{4,10}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
