// How the page's API reads and writes bodies. They are JSON or images, which other sites' pages cannot post unasked.
using System.Text.Json;
using GridBot.Simulator.Api;
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.Page;

/// <summary>Bodies of the page's API.</summary>
internal static class PageJson
{
    private const int LargestPhoto = 10 << 20;

    /// <summary>The posted object; null when the body is not JSON of its shape.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFromJsonAsync<T>(RelaxedJson.Options, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The posted photo; null when it is none or too large.</summary>
    public static async Task<byte[]?> ReadPhotoAsync(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith("image/", StringComparison.Ordinal) != true || http.Request.ContentLength is not (> 0 and <= LargestPhoto))
        {
            return null;
        }

        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var bytes = buffer.ToArray();
        return MediaShelf.Sniff(bytes) is "image/jpeg" or "image/png" ? bytes : null;
    }

    /// <summary>Answers with an object.</summary>
    public static Task WriteAsync<T>(HttpContext http, T value)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(value, RelaxedJson.Options, http.RequestAborted);
    }

    /// <summary>Answers with a media that a phone shows.</summary>
    public static async Task WriteMediaAsync(HttpContext http, MediaShelf shelf)
    {
        if (shelf.Shown(http.Request.RouteValues["id"] as string ?? "") is not { } item)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Anything but a picture is only ever downloaded, so that an uploaded page cannot run here.
        var picture = item.ContentType is "image/jpeg" or "image/png";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.ContentDisposition = picture ? "inline" : "attachment";
        http.Response.ContentType = picture ? item.ContentType : "application/octet-stream";
        await http.Response.Body.WriteAsync(item.Bytes, http.RequestAborted);
    }

    /// <summary>Lets a phone do what was posted; 404 without a phone, 400 when it makes no sense.</summary>
    public static async Task ActAsync<TAction, TPhone>(HttpContext http, TPhone? phone)
        where TAction : class, IPhoneAction<TPhone>
        where TPhone : class
    {
        if (phone is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await ReadAsync<TAction>(http) is not { IsValid: true } action)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // The delivery goes on when the page is closed meanwhile, so it does not hang on the request.
        await WriteAsync(http, PageOutcome.Of(await action.RunAsync(phone)));
    }
}
