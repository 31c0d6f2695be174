// Finds the repository's own files for tests that read the real dialogs.
namespace GridBot.Classification.Tests;

internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string[] Lines(string path) =>
        [.. File.ReadAllLines(Path.Combine(Root, path)).Where(l => l.Length > 0)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GridBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
