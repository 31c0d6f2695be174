// Where browsers find the pages of this program.
namespace GridBot.Pages;

/// <summary>The address from outside, which a proxy may have given another scheme, host or folder than the one the program listens on.</summary>
/// <param name="publicUrl">Base of all links.</param>
public sealed class PublicAddress(Uri publicUrl)
{
    private readonly string folder = publicUrl.AbsolutePath.TrimEnd('/');

    /// <summary>Base of all links.</summary>
    public Uri Base => publicUrl;

    /// <summary>Scheme of all pages: a proxy in front takes TLS away, and cookies must be secure nevertheless.</summary>
    public string Scheme => publicUrl.Scheme;

    /// <summary>A path of ours ("/reports/…") as a browser asks for it.</summary>
    public string Local(string path) => folder + path;

    /// <summary>The whole address of a path of ours.</summary>
    public Uri Full(string path) => new(publicUrl, Local(path));
}
