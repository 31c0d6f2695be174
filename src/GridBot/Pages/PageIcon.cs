// The icon of the pages, as browsers show it beside a title.
namespace GridBot.Pages;

/// <summary>A grid with a point.</summary>
internal static class PageIcon
{
    /// <summary>Below the folder of the cases, so that a proxy that lets those through needs no rule of its own.</summary>
    public const string Path = "/reports/icon.svg";

    private const string Resource = "GridBot.Pages.icon.svg";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Stream(typeof(PageIcon).Assembly.GetManifestResourceStream(Resource)!, "image/svg+xml");
    });
}
