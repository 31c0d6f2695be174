// Serves the page's files, which are embedded in the assembly.
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GridBot.Simulator.Page;

/// <summary>HTML, style, script, icons and sample photos.</summary>
internal static class PageAssets
{
    private const string Prefix = "GridBot.Simulator.Page.assets.";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
    };

    /// <summary>Maps the page and its files.</summary>
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", WritePageAsync);
        group.MapGet("/assets/{name}", WriteAssetAsync);
    }

    /// <summary>An embedded text.</summary>
    public static string ReadText(string name) => Encoding.UTF8.GetString(Load(name) ?? throw new InvalidOperationException($"{name} is not embedded."));

    /// <summary>Answers with a page under the page's policy.</summary>
    public static Task WriteTextAsync(HttpContext http, string html) => WriteAsync(http, Encoding.UTF8.GetBytes(html), ".html");

    // The page's links are relative to /simulator/, whether it was asked for with or without the last slash.
    private static Task WritePageAsync(HttpContext http) =>
        WriteTextAsync(http, ReadText("index.html").Replace("%BASE%", http.Request.PathBase + "/simulator/", StringComparison.Ordinal));

    private static async Task WriteAssetAsync(HttpContext http)
    {
        var name = http.Request.RouteValues["name"] as string ?? "";
        if (!Types.ContainsKey(Path.GetExtension(name)) || Load(name) is not { } bytes)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await WriteAsync(http, bytes, Path.GetExtension(name));
    }

    private static async Task WriteAsync(HttpContext http, byte[] bytes, string extension)
    {
        var headers = http.Response.Headers;
        headers.ContentType = Types[extension];
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = headers.CacheControl.Count > 0 ? headers.CacheControl : "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static byte[]? Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name);
        if (stream is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
