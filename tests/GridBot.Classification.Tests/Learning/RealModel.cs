// The classifier of the real dialogs, trained once for these dialogs and kept beside the build.
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;

namespace GridBot.Classification.Tests.Learning;

internal static class RealModel
{
    /// <summary>With what was learnt from the examples, as the service uses it.</summary>
    public static Classifier Classifier { get; } = DialogReader.Read(Path.Combine(RepositoryFiles.Root, "dialogs"), new ModelShelf(Path.Combine(RepositoryFiles.Root, "artifacts", "models"))).Classifier;

    /// <summary>The lines of the *.examples files, comments and kinds left out.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        .. Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "dialogs"), "*.examples", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(File.ReadAllLines).Where(line => line.Length > 0 && line[0] != '#' && line[^1] != ':'),
    ];
}
