// Shows the contact that somebody left for a case: to its bureau, on demand, and on record.
using GridBot.Cases;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.SignIn;
using GridBot.Storage.Privacy;

namespace GridBot.Pages;

/// <summary>Contacts. A page tells only that there is one; whoever asks for it by the form gets it once, and the audit trail says who and when.</summary>
internal sealed class CaseContact(DialogLibrary library, ContactDesk contacts, CaseReader cases, CasePage page, PageWriter pages, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.MapPost("/reports/{number}/contact", (HttpContext context, string number, CaseContact contact) => contact.ShowAsync(context, number));

    /// <summary>Whether somebody may be shown a contact: the members of the bureau that handles the case, and nobody else.</summary>
    public static bool MaySee(OfficerSeat? seat, Report report) => seat is not null && report.State is not (ReportState.Returned or ReportState.Withdrawn) && seat.Bureaus.Contains(report.Bureau);

    private async Task ShowAsync(HttpContext context, string number)
    {
        var found = ReportNumber.TryParse(number, out var parsed) ? await cases.FindAsync(parsed.Value, context.RequestAborted) : null;
        if (found?.Report is not { } report)
        {
            await pages.TellAsync(context, Phrase.PageNotFound, StatusCodes.Status404NotFound);
            return;
        }

        var path = CasePage.PathOf(report.Number);
        if (Session.UserOf(context) is not { } user)
        {
            await pages.TellAsync(context, Phrase.PageSignInNeeded, StatusCodes.Status401Unauthorized, signInTo: path);
            return;
        }

        if (!MaySee(OfficerSeat.Of(library.Current, user), report))
        {
            await pages.TellAsync(context, Phrase.PageContactNotYours, StatusCodes.Status403Forbidden, back: path);
            return;
        }

        if (!await pages.IsOwnFormAsync(context))
        {
            await pages.TellAsync(context, Phrase.PageFormStale, StatusCodes.Status400BadRequest, back: path);
            return;
        }

        var shown = await contacts.ShowAsync(report.Number.Text, user, time.GetUtcNow(), context.RequestAborted);
        await page.ShowAsync(context, found, message: null, entry: null, StatusCodes.Status200OK, shown);
    }
}
