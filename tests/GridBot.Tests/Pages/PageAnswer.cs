// What a browser got, and what can be done with it.
using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace GridBot.Tests.Pages;

/// <summary>An answer of a page.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Location">Where it redirects; empty for nowhere.</param>
/// <param name="Html">The body as sent.</param>
/// <param name="Response">The response, for its headers.</param>
internal sealed partial record PageAnswer(HttpStatusCode Status, string Location, string Html, HttpResponseMessage Response)
{
    /// <summary>The words as people read them, without markup.</summary>
    public string Words => WebUtility.HtmlDecode(Markup().Replace(Style().Replace(Html, ""), " "));

    /// <summary>The words in one line, with single spaces.</summary>
    public string Line => string.Join(' ', Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Ids of the fields that have a label.</summary>
    public IReadOnlyList<string> Labelled => [.. Labels().Matches(Html).Select(match => match.Groups["id"].Value)];

    /// <summary>Paths of the photos on the page.</summary>
    public IReadOnlyList<string> Photos => [.. Pictures().Matches(Html).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the page has the form of a step.</summary>
    public bool Offers(string step) => Html.Contains($"/{step}\"", StringComparison.Ordinal);

    public string Header(string name) => Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(',', values) : "";

    /// <summary>The hidden fields of the form that goes to a path ending so.</summary>
    public Dictionary<string, string> Form(string ending)
    {
        var form = Regex.Match(Html, $"<form[^>]*action=\"[^\"]*{Regex.Escape(ending)}\".*?</form>", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        Assert.True(form.Success, $"no form to {ending} in: {Words}");
        return Hidden().Matches(form.Value).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
    }

    [GeneratedRegex("<label for=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Labels();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Style();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Markup();

    [GeneratedRegex("<img src=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pictures();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hidden();
}
