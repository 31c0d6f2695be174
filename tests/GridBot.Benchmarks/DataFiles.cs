// Finds what the measurements read: sentences beside the program, dialogs, the repository.
using GridBot.Classification.Learning;
using GridBot.Conversation.Dialogs;

namespace GridBot.Benchmarks;

/// <summary>Files of the measurements.</summary>
internal static class DataFiles
{
    /// <summary>The folder of the shipped dialogs.</summary>
    public static string Dialogs => Path.Combine(AppContext.BaseDirectory, "dialogs");

    /// <summary>The shipped dialogs with their trained models, which the first run trains and keeps.</summary>
    public static DialogSet ReadDialogs() => DialogReader.Read(Dialogs, new ModelShelf(Path.Combine(AppContext.BaseDirectory, "models")));

    /// <summary>Lines of a data file, without comments.</summary>
    public static IReadOnlyList<string> ReadLines(string name)
        => [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", name)).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>The folder that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program was moved out of the repository.</exception>
    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GridBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The solution is not above this program: give --program.");
    }
}
