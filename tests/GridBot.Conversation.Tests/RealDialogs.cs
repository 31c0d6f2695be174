// The repository's own dialogs, read once for all tests.
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests;

internal static class RealDialogs
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "dialogs");

    /// <summary>Trained models, shared by all test programs of the repository.</summary>
    public static ModelShelf Models { get; } = new(Path.Combine(Root, "artifacts", "models"));

    public static DialogSet Set { get; } = DialogReader.Read(Folder, Models);

    public static ConversationEngine Engine { get; } = new(Set, new Uri("https://grid.example/"));

    public static IEnumerable<string> DataLines(string file)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", file)).Where(line => line.Length > 0 && !line.StartsWith('#'));

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
