// A project file, read for what it references.
using System.Xml.Linq;

namespace GridBot.Tests.Architecture;

/// <summary>A project under src.</summary>
/// <param name="Name">Its name, such as "GridBot.Storage".</param>
/// <param name="Projects">Names of the projects it references.</param>
/// <param name="Packages">Ids of the packages it references.</param>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<ProjectFile> ReadAll() =>
        [.. Directory.GetFiles(RepositoryRoot.File("src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    private static ProjectFile Read(string path)
    {
        var xml = XDocument.Load(path);
        List<string> Includes(string element) => [.. xml.Descendants(element).Select(reference => reference.Attribute("Include")!.Value).Order(StringComparer.Ordinal)];
        return new ProjectFile(
            Path.GetFileNameWithoutExtension(path),
            [.. Includes("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))],
            Includes("PackageReference"));
    }
}
