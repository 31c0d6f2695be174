// The page behind a notice's link: what a report's number may tell to anybody who has it.
using System.Net;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Storage;

namespace GridBot.Pages;

/// <summary>
/// Shows number, matter, bureau, grid and state of a report. A link alone grants nothing: place, words and photos are not on this page.
/// </summary>
internal sealed class ReportPage(DialogLibrary library, ITurnStore store)
{
    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/reports/{number}", (string number, ReportPage page, CancellationToken cancellationToken) => page.ShowAsync(number, cancellationToken));

    private async Task<IResult> ShowAsync(string number, CancellationToken cancellationToken)
    {
        var report = ReportNumber.TryParse(number, out var parsed)
            ? await store.RunAsync((turn, token) => turn.FindReportAsync(parsed.Value, token), cancellationToken)
            : null;
        var dialogs = library.Current;
        var wording = dialogs.Wording;
        if (report is null)
        {
            return Html(wording.Say(Phrase.PageUnknown), StatusCodes.Status404NotFound);
        }

        return Html(
            wording.Say(
                Phrase.PageReport,
                ("number", WebUtility.HtmlEncode(report.Number.Text)),
                ("matter", WebUtility.HtmlEncode(dialogs.Matter(report.Matter).Name)),
                ("bureau", WebUtility.HtmlEncode(dialogs.BureauName(report.Bureau))),
                ("grid", Grid(dialogs, report)),
                ("filed", WebUtility.HtmlEncode(dialogs.Times.ShowOnDay(report.FiledAt))),
                ("state", WebUtility.HtmlEncode(wording.Say(StateWording.Of(report.State))))),
            StatusCodes.Status200OK);
    }

    /// <summary>The grid: a few hundred metres of the city, and no address.</summary>
    private static string Grid(DialogSet dialogs, Report report) => dialogs.Grids?.Find(report.Grid.Length > 0 ? report.Grid : report.Community) is { } area
        ? dialogs.Wording.Say(Phrase.PageGrid, ("grid", WebUtility.HtmlEncode(area.FullName)))
        : "";

    private static IResult Html(string body, int status) => Results.Content(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>GridBot</title>"
        + "<style>body{font:16px/1.7 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color:#1f2329;background:#fff}dt{color:#646a73}dd{margin:0 0 .8rem;font-weight:600}"
        + "@media(prefers-color-scheme:dark){body{color:#ebebeb;background:#1b1b1f}dt{color:#9aa0a6}}</style></head><body>"
        + body + "</body></html>",
        "text/html; charset=utf-8",
        statusCode: status);
}
