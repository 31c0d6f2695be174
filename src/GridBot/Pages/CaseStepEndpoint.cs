// Maps the forms of a case's page: each is a step, taken at the desk.
using GridBot.Cases;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.SignIn;

namespace GridBot.Pages;

/// <summary>Takes forms. What went through leads back to the page by a redirect, so that reloading sends nothing again; what did not is shown with what was written.</summary>
internal sealed class CaseStepEndpoint(DialogLibrary library, CaseDesk desk, CaseReader cases, CasePage page, ResultPhotos photos, PageWriter pages, PublicAddress address, TimeProvider time, ILogger<CaseStepEndpoint> logger)
{
    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.MapPost("/reports/{number}/{step}", (HttpContext context, string number, string step, CaseStepEndpoint endpoint) => endpoint.TakeAsync(context, number, step))
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ResultPhotos.MostBytes));

    private async Task TakeAsync(HttpContext context, string number, string step)
    {
        if (!ReportNumber.TryParse(number, out var parsed) || StepForm.ActionOf(step) is not { } action)
        {
            await pages.TellAsync(context, Phrase.PageNotFound, StatusCodes.Status404NotFound);
            return;
        }

        var path = CasePage.PathOf(parsed.Value);
        if (Session.UserOf(context) is not { } user)
        {
            await pages.TellAsync(context, Phrase.PageSignInNeeded, StatusCodes.Status401Unauthorized, signInTo: path);
            return;
        }

        // Who has no seat sends megabytes in vain: nothing of them is read.
        if (OfficerSeat.Of(library.Current, user) is null)
        {
            await pages.TellAsync(context, Phrase.PageNoMember, StatusCodes.Status403Forbidden, back: path);
            return;
        }

        if (await ReadAsync(context, action, path) is { } form)
        {
            await TakeAsync(context, parsed.Value, user, form);
        }
    }

    /// <summary>Reads a form; null when it is refused, and that is said.</summary>
    private async Task<StepForm?> ReadAsync(HttpContext context, CaseAction action, string path)
    {
        IFormCollection fields;
        try
        {
            fields = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        }
        catch (Exception exception) when (exception is BadHttpRequestException or InvalidDataException)
        {
            PageLog.FormRefused(logger, "size");
            await pages.TellAsync(
                context,
                library.Current.Wording.Say(Phrase.PageTooLarge, ("count", $"{ResultPhotos.Most}"), ("size", $"{ResultPhotos.MostMegabytes}")),
                StatusCodes.Status413PayloadTooLarge,
                back: path);
            return null;
        }

        if (await pages.IsOwnFormAsync(context) && StepForm.Read(action, fields) is { } form)
        {
            return form;
        }

        PageLog.FormRefused(logger, "token");
        await pages.TellAsync(context, Phrase.PageFormStale, StatusCodes.Status400BadRequest, back: path);
        return null;
    }

    private async Task TakeAsync(HttpContext context, ReportNumber number, string user, StepForm form)
    {
        var fault = FaultOf(form);
        var kept = fault is null ? await photos.KeepAsync(form.Files, context.RequestAborted) : null;
        if (kept is null)
        {
            await AgainAsync(context, await cases.FindAsync(number, context.RequestAborted), fault ?? NotTaken(), form, StatusCodes.Status422UnprocessableEntity);
            return;
        }

        DeskOutcome outcome;
        try
        {
            outcome = await desk.TakeAsync(new DeskWish(number, Session.Channel, user, form.Seen, form.Key, form.Wish(library.Current), kept), context.RequestAborted);
        }
        finally
        {
            await photos.DropUnkeptAsync(kept);
        }

        await AnswerAsync(context, number, form, outcome);
    }

    private async Task AnswerAsync(HttpContext context, ReportNumber number, StepForm form, DeskOutcome outcome)
    {
        var wording = library.Current.Wording;
        var writer = new CaseViewWriter(library.Current, time.GetUtcNow());
        switch (outcome)
        {
            case DeskOutcome.Done or DeskOutcome.Repeated:
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = address.Local($"{CasePage.PathOf(number)}?did={form.Entry.Action}");
                break;
            case DeskOutcome.Outdated outdated:
                await AgainAsync(context, outdated.Case, writer.Outdated(outdated.Case), form, StatusCodes.Status409Conflict);
                break;
            case DeskOutcome.WordsNotTaken refused:
                await AgainAsync(context, refused.Case, wording.Say(Phrase.PageWordsNotTaken), form, StatusCodes.Status422UnprocessableEntity);
                break;
            case DeskOutcome.Refused refused:
                await AgainAsync(context, refused.Case, Why(refused, writer), form, refused.Why is CaseRefusal.ReasonMissing or CaseRefusal.ResultMissing or CaseRefusal.WordsMissing ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
                break;
            default:
                var gone = await cases.FindAsync(number, context.RequestAborted);
                await AgainAsync(context, gone, WasTheirs(context, gone) ? writer.Outdated(gone) : null, form, StatusCodes.Status403Forbidden);
                break;
        }
    }

    /// <summary>Whether a case was with a bureau of whoever asks: they hear who took it from them, and nobody else does.</summary>
    private bool WasTheirs(HttpContext context, FoundCase found)
        => Session.UserOf(context) is { } user && OfficerSeat.Of(library.Current, user) is { } seat && found.Events.Any(step => seat.Bureaus.Contains(step.Bureau));

    /// <summary>Shows the page again, with what was written and why it was not taken.</summary>
    private Task AgainAsync(HttpContext context, FoundCase found, string? message, StepForm form, int status) => found.Report is null
        ? pages.TellAsync(context, Phrase.PageUnknown, StatusCodes.Status404NotFound)
        : page.ShowAsync(context, found, message is null ? null : new PageMessage(message + Reminder(form), IsGood: false), form.Entry, status);

    /// <summary>A browser shows words again, but never files.</summary>
    private string Reminder(StepForm form) => form.Files.Count == 0 ? "" : library.Current.Wording.Say(Phrase.PagePhotosAgain);

    /// <summary>What is wrong with a form before anybody looks at the case; null for nothing.</summary>
    private string? FaultOf(StepForm form)
    {
        var wording = library.Current.Wording;
        if (form.Entry.Words.Length > StepForm.MostWords)
        {
            return wording.Say(Phrase.PageWordsTooLong, ("count", $"{StepForm.MostWords}"));
        }

        if (form.Files.Count > ResultPhotos.Most)
        {
            return wording.Say(Phrase.PagePhotosTooMany, ("count", $"{ResultPhotos.Most}"));
        }

        return ResultPhotos.AreSmallEnough(form.Files) ? null : NotTaken();
    }

    private string NotTaken() => library.Current.Wording.Say(Phrase.PagePhotoNotTaken, ("size", $"{ResultPhotos.MostMegabytes}"));

    private string Why(DeskOutcome.Refused refused, CaseViewWriter writer)
    {
        var (wording, report) = (library.Current.Wording, refused.Case.Report!);
        return refused.Why switch
        {
            CaseRefusal.ReasonMissing => wording.Say(Phrase.PageRefusedReason),
            CaseRefusal.ResultMissing => wording.Say(Phrase.PageRefusedResult),
            CaseRefusal.WordsMissing => wording.Say(Phrase.PageRefusedQuestion),
            CaseRefusal.SameBureau => wording.Say(Phrase.PageRefusedSame, ("bureau", library.Current.BureauName(report.Bureau))),
            _ => wording.Say(Phrase.PageRefused, ("state", writer.StateOf(report))),
        };
    }
}
