// A C# file under src.
namespace GridBot.Tests.Architecture;

/// <summary>A source file that people wrote.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Project => Path.Split('/')[1];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string[] Lines => Text.Split('\n');

    public IReadOnlyList<CSharpLiteral> Literals => CSharpScanner.Literals(Text);

    public static IReadOnlyList<SourceFile> ReadAll() =>
        [.. Directory.GetFiles(RepositoryRoot.File("src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'), Full: path))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Path, File.ReadAllText(file.Full)))];
}
