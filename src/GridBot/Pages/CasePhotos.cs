// Serves the photos of a case to those who may see it.
using GridBot.Attachments;
using GridBot.Cases;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.SignIn;
using GridBot.Storage;
using Microsoft.Net.Http.Headers;

namespace GridBot.Pages;

/// <summary>Photos, recordings and films. Whoever may not see one learns nothing, not even that it is there.</summary>
internal sealed class CasePhotos(DialogLibrary library, CaseReader cases, AttachmentStore attachments, AttachmentFiles files, PageWriter pages)
{
    /// <summary>What a photo may do when it is opened by itself: be shown.</summary>
    private const string Policy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/reports/{number}/photos/{id}", (HttpContext context, string number, string id, CasePhotos photos) => photos.ServeAsync(context, number, id));

    /// <summary>Where a photo of a report is, from the site's root.</summary>
    public static string PathOf(ReportNumber number, string id) => $"/reports/{number.Text}/photos/{id}";

    private async Task ServeAsync(HttpContext context, string number, string id)
    {
        if (await FindAsync(context, number, id) is not { } photo || files.Find(photo.Id) is not { } content)
        {
            await pages.TellAsync(context, Phrase.PageNotFound, StatusCodes.Status404NotFound);
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        // A browser may keep it, and asks each time whether it still may show it; nobody in between keeps it.
        context.Response.Headers.CacheControl = "private, no-cache";
        var name = NameOf(photo.ContentType);
        // A name that says nothing: neither what somebody called it nor ours.
        context.Response.Headers.ContentDisposition = name is null ? "attachment" : $"inline; filename=\"{name}\"";
        await Results.File(
                content,
                name is null ? "application/octet-stream" : photo.ContentType,
                entityTag: new EntityTagHeaderValue($"\"{photo.Id}\""),
                enableRangeProcessing: true)
            .ExecuteAsync(context);
    }

    /// <summary>What a browser calls a file of this type when it is saved; null for what no browser is to open.</summary>
    private static string? NameOf(string contentType) => contentType switch
    {
        "image/jpeg" => "photo.jpg",
        // Kept by versions before this one.
        "image/png" => "photo.png",
        "audio/amr" or "audio/amr-wb" => "voice.amr",
        "audio/silk" => "voice.silk",
        "audio/mpeg" => "voice.mp3",
        "video/mp4" => "video.mp4",
        _ => null,
    };

    private async Task<AttachmentRecord?> FindAsync(HttpContext context, string number, string id)
    {
        var dialogs = library.Current;
        if (Session.UserOf(context) is not { } user || OfficerSeat.Of(dialogs, user) is not { } seat || !ReportNumber.TryParse(number, out var parsed))
        {
            return null;
        }

        var found = await cases.FindAsync(parsed.Value, context.RequestAborted);
        if (found.Report is null || !CaseSight.Sees(dialogs, seat, found.Report) || !CaseReader.AttachmentsOf(found).Contains(id))
        {
            return null;
        }

        return (await attachments.ListAsync([id], context.RequestAborted)).FirstOrDefault(row => row.State == AttachmentState.Fetched);
    }
}
