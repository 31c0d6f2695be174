// The style of the pages, and the policy that lets nothing else in.
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Pages;

/// <summary>The style sheet stands in each page: one request shows a case, also on a bad line.</summary>
internal static class PageStyle
{
    private const string Resource = "GridBot.Pages.page.css";

    /// <summary>The style sheet.</summary>
    public static string Text { get; } = Read();

    /// <summary>What a browser may load for a page of ours: this very style, our own photos, nothing that runs.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static string Read()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
