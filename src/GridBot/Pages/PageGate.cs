// Stands before every page: how it may be shown, and what is said when it fails.
using GridBot.Conversation.Turns;
using GridBot.Storage;

namespace GridBot.Pages;

/// <summary>Sets the headers of all pages, and turns what goes wrong into a page that says so and a log line without content.</summary>
internal sealed class PageGate(PageWriter pages, PublicAddress address, ILogger<PageGate> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // What a proxy speaks to us says nothing about what it speaks to the browser; the settings do.
        http.Request.Scheme = address.Scheme;
        SetHeaders(http.Response.Headers);
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException && !http.Response.HasStarted)
        {
            PageLog.NotServed(logger, exception.GetType().Name);
            await pages.TellAsync(http, Phrase.PageBusy, StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            // Its message may quote what somebody wrote; its type and where it happened do not.
            PageLog.Failed(logger, exception.GetType().Name, exception.StackTrace ?? "");
            await pages.TellAsync(http, Phrase.PageFault, StatusCodes.Status500InternalServerError);
        }

        return null;
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = PageStyle.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
